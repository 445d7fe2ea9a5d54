/** Excel's bound on the name of a sheet, in characters. */
const LONGEST = 31;

/** Names that Excel accepts for the sheets of one workbook: without `[]:*?/\`, not empty, and each of them once. */
export function sheetNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const base = allowed(name);
    let unique = base;
    for (let number = 2; taken.has(unique.toLowerCase()); number++) {
      const suffix = ` (${number})`;
      unique = base.slice(0, LONGEST - suffix.length) + suffix;
    }
    taken.add(unique.toLowerCase());
    return unique;
  });
}

function allowed(name: string): string {
  const characters = name.replace(/[[\]:*?/\\\p{Cc}\p{Cs}]/gu, ' ').replace(/^'+|'+$/gu, '');
  return characters.slice(0, LONGEST).trim() || 'Sheet';
}
