import { t } from '@vscode/l10n';
import type { TextChange } from '../text/change.ts';
import type { Span } from '../text/span.ts';
import { contentOf, type YamlScalar } from '../yaml/node.ts';
import { plainOrQuoted } from '../yaml/written.ts';
import type { SuggestedFix } from './finding.ts';

/** What may be spread into a finding: its suggested fixes, if there are any. */
export interface SuggestedFixes {
  readonly fixes?: readonly SuggestedFix[];
}

/**
 * The fix that puts a suggested text in the place of another: never a certain one, because somebody chose the suggestion.
 * @param at characters that are replaced as they are, or a scalar, which keeps its quotes and gets those that it needs.
 * @param suggestion without it, or where the scalar has lines of its own (`|`), there is no fix.
 */
export function changeTo(uri: string, at: Span | YamlScalar, suggestion: string | undefined): SuggestedFixes {
  const edit = suggestion === undefined ? undefined : replacementOf(at, suggestion);
  if (suggestion === undefined || !edit) return {};
  const change: TextChange = { kind: 'text', uri, ...edit };
  return { fixes: [{ title: t('Change to "{0}"', suggestion), changes: () => [change] }] };
}

function replacementOf(at: Span | YamlScalar, text: string): Pick<TextChange, 'span' | 'text'> | undefined {
  if (!('type' in at)) return { span: at, text };
  if (at.style === 'plain') return { span: at.span, text: plainOrQuoted(text, true) };
  if (at.style === 'block') return undefined;
  // Which quotes they are is of no account to a text without quotes and escapes.
  const fits = !/["'\\\p{Cc}]/u.test(text);
  return fits ? { span: contentOf(at), text } : { span: at.span, text: JSON.stringify(text) };
}
