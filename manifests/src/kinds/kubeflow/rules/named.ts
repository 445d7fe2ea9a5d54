import { t } from '@vscode/l10n';
import { changeTo } from '../../../core/findings/change-to.ts';
import type { RuleFinding } from '../../../core/findings/finding.ts';
import { nearest } from '../../../formats/json-schema/nearest.ts';
import type { YamlScalar } from '../../../core/yaml/node.ts';

/** The finding of an unknown name, with a suggestion. */
export function unknownName(
  message: string,
  { text, span }: Pick<YamlScalar, 'text' | 'span'>,
  known: Iterable<string>,
  uri: string,
): RuleFinding {
  const suggestion = nearest(text, known);
  return {
    message: suggestion === undefined ? message : t('{0}. Did you mean "{1}"?', message, suggestion),
    span,
    ...changeTo(uri, span, suggestion),
  };
}
