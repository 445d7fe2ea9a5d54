import type { RuleContext } from '../../../core/rules/rule.ts';
import type { Activity, Matrix, RaciModel } from '../model.ts';

/** All rows of a document, with their matrix. */
export function* rowsOf({ model }: RuleContext<RaciModel>): Iterable<{ matrix: Matrix; activity: Activity }> {
  for (const matrix of model.matrices) for (const activity of matrix.activities) yield { matrix, activity };
}
