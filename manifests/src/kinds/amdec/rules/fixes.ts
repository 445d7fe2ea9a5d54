import type { Fix } from '../../../core/findings/finding.ts';
import type { Span } from '../../../core/text/span.ts';

/** A fix that writes a text in the place of another. */
export function replacement(uri: string, span: Span, text: string, title: string): Fix {
  return {
    title,
    changes: () => [{ kind: 'text', uri, span, text }],
  };
}
