/** Orders texts as a reader of the page's language would: accents and case aside, 2 before 10. */
export function textOrder(): (left: string, right: string) => number {
  const { compare } = new Intl.Collator(document.documentElement.lang || undefined, {
    numeric: true,
    sensitivity: 'base',
  });
  return compare;
}

/** A text as it is compared with what somebody types into a filter. */
export function folded(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** True for a text that holds all words of the filter, in any order. No word is held by every text. */
export function filterOf(words: string): (text: string) => boolean {
  const wanted = folded(words).split(/\s+/u).filter(Boolean);
  return (text) => {
    if (wanted.length === 0) return true;
    const searched = folded(text);
    return wanted.every((word) => searched.includes(word));
  };
}
