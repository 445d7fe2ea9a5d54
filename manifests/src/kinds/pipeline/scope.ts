import type { NAMESPACES } from './expression.ts';
import type { Pipeline, Stage } from './model.ts';

export type Namespace = (typeof NAMESPACES)[number];

/** The namespaces that may be named at a place of a stage: its files are known before it runs, the values of a matrix before that. */
export function namespacesAt(site: string, stage: Stage | undefined): readonly Namespace[] {
  if (!stage) return ['params'];
  switch (site) {
    case 'matrix':
      return ['params', 'partitions'];
    case 'outputs':
    case 'image':
    case 'workdir':
    case 'resources':
    case 'timeout':
    case 'retries':
    case 'cache':
      return ['params', 'matrix'];
    case 'inputs':
      return ['params', 'matrix', 'stages'];
    default:
      return ['params', 'matrix', 'stages', 'outputs'];
  }
}

/**
 * The names that may follow the parts of an expression, those of `stages.train.outputs` for example; undefined when what
 * follows is not known here.
 */
export function namesAfter(
  parts: readonly string[],
  pipeline: Pipeline,
  stage: Stage | undefined,
): readonly string[] | undefined {
  const [namespace, first, second, ...others] = parts;
  if (namespace === 'params') return first === undefined ? [...pipeline.params.keys()] : undefined;
  if (namespace === 'partitions') return first === undefined ? [...pipeline.partitions.keys()] : [];
  if (namespace === 'matrix') return first === undefined ? matrixVariables(stage) : [];
  if (namespace === 'outputs') return first === undefined ? [...(stage?.outputs.keys() ?? [])] : [];
  if (namespace !== 'stages' || others.length > 0) return [];
  if (first === undefined) return [...pipeline.stages.keys()].filter((name) => name !== stage?.name);
  if (second === undefined) return ['outputs'];
  return second === 'outputs' ? [...(pipeline.stages.get(first)?.outputs.keys() ?? [])] : [];
}

/** The variables of the matrix of a stage, those that only `include` names as well. */
export function matrixVariables(stage: Stage | undefined): readonly string[] {
  const { matrix } = stage ?? {};
  if (!matrix) return [];
  const included = matrix.include.flatMap(({ pairs }) => pairs.map(({ key }) => key.text));
  return [...new Set([...matrix.variables.map(({ name }) => name), ...included])];
}
