import { touches } from '../../core/text/span.ts';
import type { Activity, Assignment, Matrix, RaciModel } from './model.ts';

/** What is at an offset of a document. */
export interface Place {
  readonly matrix: Matrix;
  readonly activity?: Activity;
  readonly assignment?: Assignment;
  /** The letter under the caret. */
  readonly letter?: string;
}

/** The matrix, row, cell and letter at an offset; undefined outside of all matrices. */
export function placeAt({ matrices }: RaciModel, offset: number): Place | undefined {
  const matrix = matrices.find(({ span }) => touches(span, offset));
  if (!matrix) return undefined;
  const activity = matrix.activities.find(({ extent }) => touches(extent, offset));
  const assignment = activity?.assignments.find(({ cell }) => touches(cell, offset));
  const found = assignment?.placed.find(({ span }) => touches(span, offset));
  return {
    matrix,
    ...(activity ? { activity } : {}),
    ...(assignment ? { assignment } : {}),
    ...(found ? { letter: found.letter } : {}),
  };
}
