import { t } from '@vscode/l10n';
import { scriptsIn, type ScriptRun } from '../../../formats/shell/scripts-of.ts';
import type { Fix } from '../../../core/findings/finding.ts';
import { PathIndex } from '../../../core/paths/path-index.ts';
import { joined, leavesFolder } from '../../../core/paths/relative.ts';
import type { Edit } from '../../../core/text/change.ts';
import { itemInsertion, pairInsertion, UNSAFE, type Edits } from '../../../core/yaml/edits.ts';
import { isMap, isSeq, pairOf, type YamlScalar } from '../../../core/yaml/node.ts';
import { placesIn } from '../../../core/yaml/place-in-scalar.ts';
import { plainOrQuoted } from '../../../core/yaml/written.ts';
import { filesOf } from '../file-uses.ts';
import type { Stage } from '../model.ts';
import { fileAt, pipelineRule, type PipelineContext } from './pipeline-rule.ts';

/** A script that a stage runs and does not name as an input: when it changes, the stage is left out all the same. */
export const scriptNotInput = pipelineRule('pipeline/script-not-input', 'hint', function* (context) {
  const { pipeline, document, uri } = context;
  const read = new Map<Stage, PathIndex<string>>();
  for (const { stage, paths } of filesOf(pipeline).inputs) {
    const index = read.get(stage) ?? new PathIndex<string>();
    for (const path of paths) index.add(path, path);
    read.set(stage, index);
  }
  for (const stage of pipeline.stages.values()) {
    const known = read.get(stage) ?? new PathIndex<string>();
    for (const scalar of stage.run) {
      for (const { path, start, end } of ownScripts(context, stage, scalar)) {
        if (known.at(path).length > 0 || known.above(path).length > 0) continue;
        known.add(path, path);
        yield {
          message: t(
            '"{0}" runs "{1}", which is not in "inputs": changes to it are not detected',
            stage.name,
            path,
          ),
          span: placesIn(document.getText(), scalar)(start, end),
          fixes: addition(uri, document.getText(), stage, path),
        };
      }
    }
  }
});

/** The scripts of the project that a command line runs; those of installed programs are none. */
function ownScripts(context: PipelineContext, stage: Stage, line: YamlScalar): readonly ScriptRun[] {
  const workdir = (stage.workdir ?? context.pipeline.defaults.workdir)?.text ?? '';
  if (workdir.includes('${') || workdir.startsWith('/')) return [];
  return scriptsIn(line)
    .map((run) => ({ ...run, path: joined(workdir, run.path) }))
    .filter(({ path }) => !leavesFolder(path) && !/(?:^|\/)(?:\.?venv|node_modules|\.tox)\//u.test(path))
    .filter(({ path }) => context.graph.fileExists(fileAt(context, path)));
}

function addition(
  uri: string,
  text: string,
  { node, inputsNode, runKey }: Stage,
  path: string,
): readonly Fix[] {
  if (!isMap(node)) return [];
  const edits = (): Edits => {
    const inputs = pairOf(node, 'inputs');
    if (isSeq(inputs?.value) && inputsNode)
      return itemInsertion(text, inputsNode, plainOrQuoted(path, inputsNode.flow));
    if (inputs) return UNSAFE;
    const run = node.pairs.find(({ key }) => key === runKey);
    return pairInsertion(
      text,
      node,
      run,
      node.flow ? `inputs: [${plainOrQuoted(path, true)}]` : `inputs:\n  - ${plainOrQuoted(path)}`,
    );
  };
  const found = edits();
  if (found === UNSAFE) return [];
  return [
    {
      title: t('Add "{0}" to the inputs', path),
      changes: () => found.map((edit: Edit) => ({ kind: 'text' as const, uri, ...edit })),
    },
  ];
}
