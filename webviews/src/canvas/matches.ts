/** The things whose name holds all words that are asked for, whatever their accents and capitals. */
export function matches(names: ReadonlyMap<string, string>, asked: string): readonly string[] {
  const words = bare(asked)
    .split(/\s+/u)
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  return [...names].filter(([, name]) => words.every((word) => bare(name).includes(word))).map(([id]) => id);
}

function bare(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}
