import { resolveFrom } from '../../core/text/resource.ts';
import { isRemote } from '../../core/paths/remote.ts';
import { isMap, isScalar, pairOf, scalarOf, type YamlMap } from '../../core/yaml/node.ts';
import type { OutputFacts } from '../../formats/stages/entity-types.ts';
import { filesOf } from './file-uses.ts';
import type { Run } from './matrix.ts';
import type { Output, Pipeline, Stage } from './model.ts';

/** How an output is made; of several runs, whose files have no one name, only what it is for others. */
export function outputFacts(uri: string, pipeline: Pipeline, stage: Stage, output: Output): OutputFacts {
  const { runs, outputs } = filesOf(pipeline);
  const [run, another] = runs.get(stage)?.runs ?? [];
  const paths = outputs.find((use) => use.stage === stage && use.output === output)?.paths ?? [];
  const [path, more] = paths;
  if (!run || another || path === undefined || more !== undefined || isOpen(path))
    return { type: output.type };
  const file = resolveFrom(uri, path);
  const facts = { file, stage: stage.name, type: output.type };
  const task = stage.uses?.text;
  if (task !== 'vitruve/sql' || !stage.with) return facts;
  return { ...facts, task, ...sqlFacts(new Given(uri, pipeline, stage, run), stage.with, file) };
}

function sqlFacts(given: Given, node: YamlMap, file: string): Partial<OutputFacts> {
  const written = given.files(node, ['outputs', 'output']);
  const reads = given.files(node, ['inputs', 'input']);
  const own = [...written].find(([, path]) => path === file);
  const source = scalarOf(node, 'file');
  const query = scalarOf(node, 'query');
  if (!own) return {};
  return {
    table: own[0],
    tables: written.size,
    reads: Object.fromEntries(reads),
    ...(source && !isOpen(given.text(source.text)) ? { sql: given.file(source.text) } : {}),
    ...(query && !query.text.includes('${') ? { query: given.text(query.text) } : {}),
    ...(scalarOf(node, 'engine')?.text === 'spark' ? { engine: 'spark' } : {}),
  };
}

/** What a stage gives to its task, in its only run. */
class Given {
  readonly #uri: string;
  readonly #pipeline: Pipeline;
  readonly #stage: Stage;
  readonly #run: Run;

  constructor(uri: string, pipeline: Pipeline, stage: Stage, run: Run) {
    this.#uri = uri;
    this.#pipeline = pipeline;
    this.#stage = stage;
    this.#run = run;
  }

  text(written: string): string {
    return filesOf(this.#pipeline).values.textIn(this.#stage, this.#run, written);
  }

  file(written: string): string {
    return resolveFrom(this.#uri, this.text(written));
  }

  /** Files by the names that a mapping gives them; empty where the path is not known. */
  files(node: YamlMap, keys: readonly string[]): ReadonlyMap<string, string> {
    const files = new Map<string, string>();
    for (const key of keys) {
      const value = pairOf(node, key)?.value;
      if (!isMap(value)) continue;
      for (const pair of value.pairs)
        if (isScalar(pair.value))
          files.set(pair.key.text, isOpen(this.text(pair.value.text)) ? '' : this.file(pair.value.text));
    }
    return files;
  }
}

/** True for a path that is not one of this machine, or depends on what is given at the start. */
function isOpen(path: string): boolean {
  return path === '' || path.includes('${') || isRemote(path);
}
