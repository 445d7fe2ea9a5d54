const UNITS: readonly (readonly [size: number, unit: string])[] = [
  [86_400_000, 'd'],
  [3_600_000, 'h'],
  [60_000, 'm'],
  [1000, 's'],
];

/** Milliseconds as a model writes them: `1h30m`, `350ms`. */
export function durationText(milliseconds: number): string {
  let rest = milliseconds;
  let text = '';
  for (const [size, unit] of UNITS) {
    const count = Math.floor(rest / size);
    if (count > 0) text += `${count}${unit}`;
    rest -= count * size;
  }
  return rest > 0 || text === '' ? `${text}${Number(rest.toFixed(3))}ms` : text;
}
