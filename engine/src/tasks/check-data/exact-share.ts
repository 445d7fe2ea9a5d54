/** A share as it is written: `0.1%` is 1 of 10 ** 3. */
interface Fraction {
  readonly part: bigint;
  readonly whole: bigint;
}

/** `0.1%` exactly. */
function fractionOf(percent: string): Fraction {
  const [digits = '0', decimals = ''] = percent.replace('%', '').split('.');
  return { part: BigInt(digits + decimals), whole: 100n * 10n ** BigInt(decimals.length) };
}

/** Compares a share of counts with a written one, without rounding: negative when it is smaller. */
export function comparedShare(part: number, whole: number, percent: string): number {
  const written = fractionOf(percent);
  const difference = BigInt(part) * written.whole - written.part * BigInt(whole);
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

/** Whether so many failing rows are tolerated: `12`, or `0.1%` of the rows. */
export function isTolerated(failing: number, rows: number, tolerate: string | undefined): boolean {
  if (failing === 0) return true;
  if (tolerate === undefined) return false;
  return tolerate.endsWith('%') ? comparedShare(failing, rows, tolerate) <= 0 : failing <= Number(tolerate);
}

/** A share for people: `0.3%`, and no rounding to 0 or 100. */
export function shownShare(part: number, whole: number): string {
  if (whole === 0) return '0%';
  const percent = (100 * part) / whole;
  for (let digits = 1; digits < 8; digits++) {
    const text = percent.toFixed(digits);
    const isRounded = (Number(text) === 0 && part > 0) || (Number(text) === 100 && part < whole);
    if (!isRounded) return `${text.replace(/\.?0+$/u, '')}%`;
  }
  return `${percent}%`;
}
