/** A text in an attribute or element of XML 1.0, without the characters that it cannot hold. */
export function xmlText(text: string): string {
  return text
    .replace(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|\p{Surrogate}/gu, '')
    .replace(/[&<>"\n\r\t]/gu, (character) => `&#${character.codePointAt(0)};`);
}
