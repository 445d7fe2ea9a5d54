import type { Token } from './tokens.ts';

/**
 * The rows that a condition of groups asks of each: 11 for `count(*) >= 11`, also with more conditions behind `AND`.
 * @returns 0 for any other condition.
 */
export function leastRowsOf(tokens: readonly Token[]): number {
  const texts = tokens.map(({ text, word }) => word || text);
  if (texts.includes('or') || texts.includes('not') || texts.includes('case')) return 0;
  for (let at = 0; at < texts.length; at++) {
    if (texts[at] !== 'count' || texts[at + 1] !== '(') continue;
    const behind = texts[at + 2] === '*' ? at + 4 : at + 3;
    if (texts[behind - 1] !== ')') continue;
    const sign = texts[behind];
    const isAlone = (at === 0 || texts[at - 1] === 'and') && (texts[behind + 2] ?? 'and') === 'and';
    const number = tokens[behind + 1]?.kind === 'number' ? Number(texts[behind + 1]) : NaN;
    if (isAlone && Number.isInteger(number) && (sign === '>=' || sign === '>'))
      return sign === '>' ? number + 1 : number;
  }
  return 0;
}
