/** A number as the page's language writes it: 39,750 or 39 750. */
export function numberText(value: number): string {
  return new Intl.NumberFormat(document.documentElement.lang || undefined).format(value);
}

/** With its sign, and a minus sign that is one: +3, −2. */
export function signedText(value: number): string {
  return value < 0 ? `−${numberText(-value)}` : `+${numberText(value)}`;
}

/** A number with as many digits after the sign that the page's language has for it. */
export function decimalText(value: number, digits: number): string {
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return new Intl.NumberFormat(document.documentElement.lang || undefined, options).format(value);
}
