import type { AmdecModel } from './model.ts';

/** The next free id in the style of the table's last one that ends in a number: `R-07` after `R-06`. */
export function nextRiskId({ risks }: AmdecModel): string {
  let style: { prefix: string; width: number } | undefined;
  const highest = new Map<string, number>();
  for (const { id } of risks) {
    const match = /^(.*?)(\d{1,9})$/su.exec(id?.text ?? '');
    if (!match) continue;
    const [, prefix = '', digits = ''] = match;
    highest.set(prefix, Math.max(highest.get(prefix) ?? 0, Number(digits)));
    style = { prefix, width: digits.length };
  }
  const { prefix, width } = style ?? { prefix: 'R-', width: 2 };
  return prefix + String((highest.get(prefix) ?? 0) + 1).padStart(width, '0');
}
