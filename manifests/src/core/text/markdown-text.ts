/** Text of a document within Markdown. */
export function escapedMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>|#]/gu, '\\$&');
}
