import { createHash } from 'node:crypto';
import type { Span } from '@vitruve/manifests';
import type { TextDocument } from 'vscode-languageserver-textdocument';

/** The line that a finding begins in, without what changes when it is indented or wrapped anew. */
export function lineAnchor(document: TextDocument, { start }: Span): string {
  const { line } = document.positionAt(start);
  const text = document.getText({
    start: { line, character: 0 },
    end: { line: line + 1, character: 0 },
  });
  return text.trim().replace(/\s+/gu, ' ');
}

/** 16 hexadecimal digits for a text that need not be read again: files that repeat it would repeat its secrets. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
