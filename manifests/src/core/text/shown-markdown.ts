/** Stands between the characters of a mark of Markdown without being seen. */
const WORD_JOINER = '\u2060';

/**
 * Markdown for an editor, which may hold texts of files that no kind escaped: it loads nothing and runs nothing. Images would tell a
 * server who reads what; links of other schemes than those of pages could run a command. The marks are taken apart wherever they stand,
 * in code as well: what is code is for the reader of the Markdown to say, and readers differ.
 */
export function shownMarkdown(markdown: string): string {
  return markdown
    .replaceAll('![', `!${WORD_JOINER}[`)
    .replace(
      /<(?=img|image|video|audio|iframe|object|embed|svg|link|meta|style|script)/giu,
      `<${WORD_JOINER}`,
    )
    .replace(
      /(\]\(\s*<?|\]:\s*<?|<)(?=(?:command|vscode|vscode-insiders|data|javascript|vbscript):)/giu,
      `$1${WORD_JOINER}`,
    );
}
