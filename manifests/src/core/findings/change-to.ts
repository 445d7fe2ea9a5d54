import { t } from '@vscode/l10n';
import type { Span } from '../text/span.ts';
import type { Fix } from './finding.ts';

/** The fixes that replace a word by the suggested one: empty without a suggestion. */
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

/** A change that is offered and not preferred: the existing text may be intended. */
export function proposed(uri: string, span: Span, text: string): { readonly fixes: readonly Fix[] } {
  const title = t('Change to "{0}"', text);
  return { fixes: [{ title, changes: () => [{ kind: 'text', uri, span, text }] }] };
}
