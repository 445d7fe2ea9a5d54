import { lineStart } from '../../core/text/lines.ts';

/** The white space at the start of the line that an offset is in. */
export function lineIndent(text: string, offset: number): string {
  return /^[ \t]*/u.exec(text.slice(lineStart(text, offset), offset))?.[0] ?? '';
}
