/** Forms of texts that are known, by name: what all values of a column have is proposed. */
export const PATTERNS: readonly (readonly [name: string, pattern: string])[] = [
  ['uuid', '^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$'],
  ['email', '^[^@ ]+@[^@ ]+\\.[^@ .]+$'],
  ['date', '^\\d{4}-\\d{2}-\\d{2}$'],
  ['five-digits', '^\\d{5}$'],
];
