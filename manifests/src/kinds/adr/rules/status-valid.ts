import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { contains, span } from '../../../core/text/span.ts';
import { nearest } from '../../../formats/json-schema/nearest.ts';
import { folderOf } from '../../../core/text/resource.ts';
import { fold } from '../headings.ts';
import type { Decision } from '../model.ts';
import { isPlaceholder } from '../placeholder.ts';
import { STATUSES } from '../../../formats/citations/status.ts';
import { slipOfStatus, statusWord } from '../status.ts';

/** Records with the same status, this one among them, that make it one of the team's. */
const MIN_USERS = 3;

export const statusValid: Rule<Decision> = {
  id: 'adr/status-valid',
  severity: 'warning',
  *check({ document, model, graph, settings }) {
    const { status, language, dialect } = model;
    if (!status || isPlaceholder(model, status.span)) return;
    // A word that is one letter away from a status is a slip, however often it was copied.
    const slip = slipOfStatus(status.text, language);
    if (status.value && slip === undefined) return;
    if (settings.adr.statuses.some((own) => statusKey(own) === statusKey(status.text))) return;
    // A status of several records of the folder is one of the team's.
    const users = graph
      .allIn('decision', folderOf(document.uri), document.uri)
      .filter(
        ({ facts }) =>
          facts?.statusText !== undefined && statusKey(facts.statusText) === statusKey(status.text),
      );
    if (users.length >= MIN_USERS && slip === undefined) return;
    const word = /^[\p{L}]+/u.exec(status.text)?.[0] ?? status.text;
    const known = STATUSES.map((name) => statusWord(name, language));
    const suggestion = slip ?? nearest(word, [...STATUSES, ...known]);
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
      // Without a likely slip it may be a status of the team's own.
      ...(suggestion === undefined ? { atMost: 'information' as const } : {}),
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

/** The words of a status that name it: without marks, dates and remarks behind them. */
function statusKey(text: string): string {
  return fold(text)
    .replace(/^[^\p{L}]+/u, '')
    .replace(/[^\p{L} -].*$|\s(?:on|by|le|par|since|depuis|in)\s.*$/u, '')
    .trim();
}
