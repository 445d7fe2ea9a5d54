import { touches } from '../../../core/text/span.ts';
import type { WorkflowModel } from '../model.ts';

/** The path of the scalar that an offset in an expression lies in; undefined where no scalar was read. */
export function pathOfExpression(
  { expressions }: WorkflowModel,
  offset: number,
): readonly (string | number)[] | undefined {
  return expressions.find(({ site }) => touches(site.node.span, offset))?.site.path;
}
