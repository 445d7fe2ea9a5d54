/**
 * The text with U+FFFD in the place of each half of a surrogate pair that stands alone. A quoted YAML string (`"\ud800"`) and a file
 * name of Windows may hold one; it has no UTF-8 form, so that no URI can be made of it: `encodeURIComponent` throws.
 */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}
