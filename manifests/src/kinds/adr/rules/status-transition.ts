import { t } from '@vscode/l10n';
import { parseMarkdown } from '../../../core/markdown/parse.ts';
import type { Rule } from '../../../core/rules/rule.ts';
import type { Decision } from '../model.ts';
import { readDecision } from '../parse.ts';
import { statusLabel } from '../../../formats/citations/status.ts';
import { TRANSITIONS } from '../status.ts';

export const statusTransition: Rule<Decision> = {
  id: 'adr/status-transition',
  severity: 'warning',
  *check({ document, model: { status }, graph }) {
    if (!status?.value) return;
    const committed = graph.committed(document.uri);
    if (committed === undefined || committed === document.getText()) return;
    const before = readDecision(document.uri, committed, parseMarkdown(committed)).status?.value;
    if (!before || before === status.value || TRANSITIONS[before].includes(status.value)) return;
    const allowed = TRANSITIONS[before].map(statusLabel).join(', ');
    const [from, to] = [statusLabel(before), statusLabel(status.value)];
    yield {
      message:
        allowed === ''
          ? t(
              'Status "{0}" is final: a record with this status in the last commit cannot become "{1}"',
              from,
              to,
            )
          : t(
              'Status "{0}" cannot follow "{1}", the status in the last commit. Allowed: {2}',
              to,
              from,
              allowed,
            ),
      span: status.span,
    };
  },
};
