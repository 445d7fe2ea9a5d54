import { t } from '@vscode/l10n';
import type { Span } from '../text/span.ts';
import type { Fix } from './finding.ts';

/** The fixes of a word that was meant to be another: none when nobody knows which. */
export function changeTo(
  uri: string,
  span: Span,
  suggestion: string | undefined,
): { readonly fixes?: readonly Fix[] } {
  if (suggestion === undefined) return {};
  const title = t('Change to "{0}"', suggestion);
  return {
    fixes: [{ title, preferred: true, changes: () => [{ kind: 'text', uri, span, text: suggestion }] }],
  };
}

/** A change that is proposed and not made by itself: what stands there may be meant. */
export function proposed(uri: string, span: Span, text: string): { readonly fixes: readonly Fix[] } {
  const title = t('Change to "{0}"', text);
  return { fixes: [{ title, changes: () => [{ kind: 'text', uri, span, text }] }] };
}
