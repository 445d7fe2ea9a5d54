import type { ResponsibilityMatrix } from '@vitruve/manifests';
import { nameOf } from './letters.ts';
import { Letters } from './matrix-row.tsx';

interface ColumnCountsProps {
  readonly matrix: ResponsibilityMatrix;
  readonly roles: readonly number[];
  /** Counted from 1 over the whole table. */
  readonly firstRow: number;
}

/** How often each letter is in each column: the vertical analysis in numbers. */
export function ColumnCounts({ matrix, roles, firstRow }: ColumnCountsProps) {
  return (
    <tfoot role="rowgroup">
      {matrix.letters.map(({ letter, ...meaning }, position) => (
        <tr key={letter} role="row" aria-rowindex={firstRow + position}>
          <th role="rowheader" scope="row">
            <span class="count-head">
              <Letters matrix={matrix} letters={letter} /> {nameOf(meaning)}
            </span>
          </th>
          {roles.map((index) => {
            const count = matrix.roles[index]?.counts[letter] ?? 0;
            return (
              <td key={index} role="gridcell" class={count === 0 ? 'count none' : 'count'}>
                {count}
              </td>
            );
          })}
        </tr>
      ))}
    </tfoot>
  );
}
