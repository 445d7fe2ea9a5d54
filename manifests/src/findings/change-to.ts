import { t } from '@vscode/l10n';
import type { Span } from '../text/span.ts';
import type { Fix } from './finding.ts';

/** The fixes of a word that was meant to be another: none when nobody knows which. */
export function changeTo(
  uri: string,
  span: Span,
  meant: string | undefined,
): { readonly fixes?: readonly Fix[] } {
  if (meant === undefined) return {};
  const title = t('Change it to "{0}"', meant);
  return { fixes: [{ title, preferred: true, changes: () => [{ kind: 'text', uri, span, text: meant }] }] };
}
