/**
 * An amount as the Kubernetes API reads it (https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/),
 * exact: in billionths of its unit, the finest that the API keeps.
 */
export interface Quantity {
  readonly nanos: bigint;
  readonly suffix: string;
}

const QUANTITY = /^([+-]?)(\d*)(?:\.(\d*))?([KMGTPE]i|[numkMGTPE]|[eE][+-]?\d+)?$/u;

/** Longer numbers are none that a person writes, and an exponent of more digits would only fill the memory. */
const MAX_LENGTH = 40;
const MAX_EXPONENT = 30;

const DECIMAL: Readonly<Record<string, number>> = {
  n: -9,
  u: -6,
  m: -3,
  '': 0,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
};
const BINARY: Readonly<Record<string, bigint>> = {
  Ki: 1n << 10n,
  Mi: 1n << 20n,
  Gi: 1n << 30n,
  Ti: 1n << 40n,
  Pi: 1n << 50n,
  Ei: 1n << 60n,
};

/** Reads a quantity; undefined for a text that the API refuses. What is finer than a billionth is rounded up, as the API does. */
export function quantityOf(text: string): Quantity | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const match = QUANTITY.exec(text);
  if (!match) return undefined;
  const [, sign, whole = '', fraction = '', suffix = ''] = match;
  if (whole === '' && fraction === '') return undefined;
  const digits = BigInt(whole + fraction);
  const binary = BINARY[suffix];
  const decimal = DECIMAL[suffix] ?? Number(suffix.slice(1));
  const exponent = 9 - fraction.length + (binary === undefined ? decimal : 0);
  if (Math.abs(exponent) > MAX_EXPONENT + MAX_LENGTH) return undefined;
  const nanos = scaled(digits * (binary ?? 1n), exponent);
  return { nanos: sign === '-' ? -nanos : nanos, suffix };
}

function scaled(amount: bigint, exponent: number): bigint {
  if (exponent >= 0) return amount * 10n ** BigInt(exponent);
  const divisor = 10n ** BigInt(-exponent);
  return (amount + divisor - 1n) / divisor;
}

/** One, in the measure of `Quantity.nanos`. */
export const ONE = 1_000_000_000n;

/** A quantity in its unit, such as bytes: 2048 for `2Ki`; undefined for a text that is none. */
export function amountOf(text: string): number | undefined {
  const nanos = quantityOf(text)?.nanos;
  return nanos === undefined ? undefined : Number(nanos) / Number(ONE);
}

/** Suffixes that people write for one that exists: of other programs, in French, or in the wrong case. */
const MEANT: Readonly<Record<string, string>> = {
  k: 'k',
  kb: 'k',
  ko: 'k',
  ki: 'Ki',
  kib: 'Ki',
  mb: 'M',
  mo: 'M',
  mi: 'Mi',
  mib: 'Mi',
  g: 'G',
  gb: 'G',
  go: 'G',
  gi: 'Gi',
  gib: 'Gi',
  t: 'T',
  tb: 'T',
  to: 'T',
  ti: 'Ti',
  tib: 'Ti',
  core: '',
  cores: '',
  cpu: '',
  cpus: '',
  vcpu: '',
  vcpus: '',
};

/** The most likely intended quantity for a text that is not a quantity: `512MB` → `512M`, `1,5Gi` → `1.5Gi`, `2 cores` → `2`. */
export function suggestQuantity(text: string): string | undefined {
  const match = /^([+-]?\d+(?:[.,]\d+)?)\s*([A-Za-z]*)$/u.exec(text.trim());
  if (!match) return undefined;
  const [, number = '', suffix = ''] = match;
  const suggestion = `${number.replace(',', '.')}${MEANT[suffix.toLowerCase()] ?? suffix}`;
  return suggestion !== text && quantityOf(suggestion) ? suggestion : undefined;
}
