import type { Fix } from '../../../core/findings/finding.ts';
import type { Span } from '../../../core/text/span.ts';

/** A fix that writes a text in the place of another. */
export function replacement(
  uri: string,
  span: Span,
  text: string,
  title: string,
  { preferred = false }: { preferred?: boolean } = {},
): Fix {
  return {
    title,
    ...(preferred && { preferred }),
    changes: () => [{ kind: 'text', uri, span, text }],
  };
}
