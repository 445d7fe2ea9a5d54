import { isPValue } from '../../learning/drift/method.ts';
import type { ComparedColumn } from './result.ts';

/**
 * Columns that drifted first, and of these and of the others those whose score is furthest beyond, or nearest to, its threshold: a
 * distance as a multiple of it, a p-value as how many times it is less. Equal ones stay in the order of the table.
 */
export function columnsByDrift(columns: readonly ComparedColumn[]): readonly ComparedColumn[] {
  return columns.toSorted((a, b) => {
    if (a.drifted !== b.drifted) return a.drifted ? -1 : 1;
    const [one, other] = [strength(a), strength(b)];
    return one === other ? 0 : other - one;
  });
}

function strength({ method, score, threshold }: ComparedColumn): number {
  const ratio = isPValue(method) ? threshold / score : score / threshold;
  // A score and a threshold of 0.
  return Number.isNaN(ratio) ? 1 : ratio;
}
