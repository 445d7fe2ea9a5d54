import type { Hint } from '../../core/contributions/annotation.ts';
import type { KindContext } from '../../core/kind.ts';
import { contains, type Span } from '../../core/text/span.ts';
import { loads } from './duty.ts';
import type { RaciModel } from './model.ts';
import { letterText } from './wording.ts';

/** After a declared role: how often it holds each letter, as `A 3 · R 5`. */
export function raciHints({ model }: KindContext<RaciModel>, within: Span): Hint[] {
  return model.matrices.flatMap((matrix) => {
    // In a table the hint would push the bars out of line.
    if (!matrix.rolesDeclared || matrix.source !== 'yaml') return [];
    const counts = loads(matrix);
    return matrix.roles.flatMap(({ span }, index): Hint[] => {
      const load = counts[index];
      if (!load || load.size === 0 || !contains(within, span)) return [];
      const label = [...load].map(([letter, count]) => `${letter} ${count}`).join(' · ');
      const tooltip = [...load.keys()]
        .map((letter) => `${letter}: ${letterText(matrix, letter) ?? ''}`)
        .join('\n');
      return [{ offset: span.end, label, tooltip }];
    });
  });
}
