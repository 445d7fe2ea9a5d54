import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { contains, span } from '../../../core/text/span.ts';
import { nearest } from '../../../formats/json-schema/nearest.ts';
import type { Decision } from '../model.ts';
import { isPlaceholder } from '../placeholder.ts';
import { STATUSES } from '../../../formats/citations/status.ts';
import { statusWord } from '../status.ts';

export const statusValid: Rule<Decision> = {
  id: 'adr/status-valid',
  severity: 'warning',
  *check({ document, model }) {
    const { status, language, dialect } = model;
    if (!status || status.value || isPlaceholder(model, status.span)) return;
    const word = /^[\p{L}]+/u.exec(status.text)?.[0] ?? status.text;
    const known = STATUSES.map((name) => statusWord(name, language));
    const suggestion = nearest(word, [...STATUSES, ...known]);
    // In a dialect of its own a team may have statuses of its own: only a slip is certain there.
    if (dialect === 'other' && suggestion === undefined) return;
    // Bold, code and links around the word stay.
    const start = document.getText().indexOf(word, status.span.start);
    const at = span(start, start + word.length);
    const offered = start !== -1 && contains(status.span, at) ? suggestion : undefined;
    yield {
      message:
        suggestion === undefined
          ? t('"{0}" is not a valid status. Valid values: {1}', status.text, known.join(', '))
          : t('"{0}" is not a valid status. Did you mean "{1}"?', status.text, suggestion),
      span: status.span,
      ...(offered === undefined
        ? {}
        : {
            fixes: [
              {
                title: t('Change the status to "{0}"', offered),
                changes: () => [{ kind: 'text' as const, uri: document.uri, span: at, text: offered }],
              },
            ],
          }),
    };
  },
};
