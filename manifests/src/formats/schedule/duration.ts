const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const DURATION = /^(?:\d+(?:\.\d+)?(?:ms|s|m|h|d))+$/u;

/** The milliseconds of a duration such as `30s`, `1h30m` or `1.5h`; undefined for anything else, a bare number among it. */
export function duration(text: string): number | undefined {
  if (text.length > 60 || !DURATION.test(text)) return undefined;
  let total = 0;
  for (const [, amount = '', unit = ''] of text.matchAll(/([\d.]+)(ms|s|m|h|d)/gu))
    total += Number(amount) * (UNITS[unit] ?? 0);
  return total;
}

/** The most likely intended duration for a text that is not a duration: `30m` for `30 min`. */
export function suggestDuration(text: string): string | undefined {
  const match =
    /^(\d+(?:\.\d+)?)\s*(s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|heures?|d|days?|j|jours?)$/iu.exec(
      text.trim(),
    );
  if (!match) return undefined;
  const [, amount = '', unit = ''] = match;
  const letter = unit[0]?.toLowerCase() ?? '';
  return `${amount}${letter === 'j' ? 'd' : letter}`;
}
