import { isMap, itemsOf, scalarOf, scalarsOf, valueOf, type YamlNode } from '../../core/yaml/node.ts';
import { parseYaml } from '../../core/yaml/parse.ts';

/** What `dvc.lock` recorded of the last run of a stage. */
export interface LockedStage {
  readonly cmd: readonly string[];
  /** As DVC writes them: from the `wdir` of the stage. */
  readonly deps: readonly string[];
  readonly outs: readonly string[];
  /** Values by file and key. */
  readonly params: ReadonlyMap<string, ReadonlyMap<string, YamlNode | null>>;
}

/** The stages of a `dvc.lock`; undefined when it is none that can be read. */
export function readLock(text: string): ReadonlyMap<string, LockedStage> | undefined {
  const root = parseYaml(text)[0]?.root;
  const stages = valueOf(root, 'stages');
  if (!isMap(stages)) return undefined;
  return new Map(stages.pairs.map(({ key, value }) => [key.text, readStage(value)] as const));
}

function readStage(node: YamlNode | null): LockedStage {
  const params = valueOf(node, 'params');
  return {
    cmd: scalarsOf(valueOf(node, 'cmd')).map(({ text }) => text),
    deps: pathsOf(valueOf(node, 'deps')),
    outs: pathsOf(valueOf(node, 'outs')),
    params: new Map(
      (isMap(params) ? params.pairs : []).map(({ key, value }) => [
        key.text,
        new Map((isMap(value) ? value.pairs : []).map((pair) => [pair.key.text, pair.value] as const)),
      ]),
    ),
  };
}

function pathsOf(node: YamlNode | undefined): readonly string[] {
  return itemsOf(node).flatMap((item) => scalarOf(item, 'path')?.text ?? []);
}
