const QUANTITY = /^[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?$/u;

/** True for an amount as the API server reads it: `500m`, `1.5Gi`, `2e3`. */
export function isQuantity(text: string): boolean {
  return QUANTITY.test(text);
}

/** The amount that was meant by one with a unit of another system: `512MB`, `2 Gi`, `100K`. */
export function meantQuantity(text: string): string | undefined {
  const [, amount = '', unit = ''] = /^([+-]?[0-9]*\.?[0-9]+)\s*([A-Za-z]+)$/u.exec(text.trim()) ?? [];
  const letters = unit.toLowerCase();
  const scale = letters[0] ?? '';
  if (!'kmgtpe'.includes(scale) || scale === '') return undefined;
  // Alone, `m` is a thousandth: too far from `M` to guess.
  if (letters === 'm') return undefined;
  const sign = scale === 'k' ? 'k' : scale.toUpperCase();
  if (/^[kmgtpe]i?b?$/u.test(letters)) {
    const binary = letters.includes('i');
    return `${amount}${binary ? `${sign.toUpperCase()}i` : sign}`;
  }
  return undefined;
}
