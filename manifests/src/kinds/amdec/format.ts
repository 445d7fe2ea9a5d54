import type { KindContext } from '../../core/kind.ts';
import type { TextChange } from '../../core/text/change.ts';
import { span } from '../../core/text/span.ts';
import type { AmdecModel } from './model.ts';

/** The break after the last line. White space elsewhere may belong to a text, and the alignment of comments to its author. */
export function formatAmdec({ document }: KindContext<AmdecModel>): TextChange[] {
  const text = document.getText();
  const { uri } = document;
  const changes: TextChange[] = [];
  if (text !== '' && !text.endsWith('\n')) {
    changes.push({ kind: 'text', uri, span: span(text.length, text.length), text: '\n' });
  }
  return changes;
}
