/** `Backstage ADR-0011`: a capitalised word within a sentence names whose decision it is. */
export function isForeignReference(text: string, start: number): boolean {
  return /[\p{L}\p{N},;:)] \p{Lu}\p{L}{2,40}(?:['’]s)? $/u.test(text.slice(Math.max(0, start - 60), start));
}
