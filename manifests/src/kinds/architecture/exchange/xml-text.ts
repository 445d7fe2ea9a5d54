/** A text in an attribute or element of XML 1.0, without the characters that it cannot hold. */
export function xmlText(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex -- these are what XML cannot hold
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '')
      .replace(/[&<>"\n\r\t]/gu, (character) => `&#${character.codePointAt(0)};`)
  );
}
