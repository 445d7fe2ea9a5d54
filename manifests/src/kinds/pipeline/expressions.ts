import { keptBy } from '../../core/text/memory.ts';
import { isMap, isScalar, isSeq, pairOf, type YamlNode, type YamlScalar } from '../../core/yaml/node.ts';
import { expressionsIn, type Expression } from './expression.ts';
import type { Pipeline, Stage } from './model.ts';

/** An expression with where it is written. */
export interface ExpressionUse {
  readonly expression: Expression;
  readonly scalar: YamlScalar;
  /** The stage that it is in; undefined in `defaults`. */
  readonly stage: Stage | undefined;
  /** The key of the stage that holds it: `run`, `inputs`, `outputs` … */
  readonly site: string;
}

/** Keys of a stage that hold names or prose: nothing is replaced in them. */
const WITHOUT = new Set(['description', 'owner', 'decisions', 'needs', 'params', 'when', 'shell', 'uses']);

/** All expressions of a pipeline, in the order of its stages. Kept for as long as the pipeline is. */
export const expressionUses = keptBy((pipeline: Pipeline): readonly ExpressionUse[] => {
  const uses: ExpressionUse[] = [];
  const visit = (node: YamlNode | null, stage: Stage | undefined, site: string, depth: number): void => {
    if (!node || depth > 8) return;
    if (isScalar(node)) {
      for (const expression of expressionsIn(node.text)) uses.push({ expression, scalar: node, stage, site });
    } else if (isSeq(node)) {
      for (const item of node.items) visit(item, stage, site, depth + 1);
    } else {
      for (const { key, value } of node.pairs)
        if (!key.text.startsWith('x-')) visit(value, stage, site, depth + 1);
    }
  };
  const visitKeys = (node: YamlNode | null | undefined, stage: Stage | undefined): void => {
    if (!isMap(node)) return;
    for (const { key, value } of node.pairs) if (!WITHOUT.has(key.text)) visit(value, stage, key.text, 0);
  };
  visitKeys(pairOf(pipeline.root, 'defaults')?.value, undefined);
  for (const stage of pipeline.stages.values()) visitKeys(stage.node, stage);
  return uses;
});
