import type { DecisionBoard, BoardFinding, FindingBoard } from '@vitruve/manifests';
import { t } from '@vscode/l10n';
import { filled, numbers, row, words } from './cells.ts';
import type { Table } from './table.ts';

/** The decisions with their status and what they replace. */
export function decisionTable({ decisions, statuses }: DecisionBoard): Table {
  const labels = new Map(statuses.map(({ status, label }) => [status, label]));
  const columns = [
    words('decision', t('Decision')),
    words('title', t('Title')),
    words('status', t('Status')),
    words('date', t('Date')),
    numbers('undecided', t('Days undecided')),
    words('supersedes', t('Supersedes')),
    words('superseded-by', t('Superseded by')),
  ];
  const rows = decisions.map((decision) => {
    const cells = [
      decision.id,
      decision.title,
      labels.get(decision.status) ?? decision.status,
      decision.date,
      decision.undecidedDays,
      decision.supersedes.join(', '),
      decision.supersededBy.join(', '),
    ];
    return row(decision.id, cells, decision.source);
  });
  return filled(columns, rows);
}

/** The findings, as they are listed. */
export function findingTable({ findings, byFile }: FindingBoard): Table {
  const paths = new Map(byFile.map(({ uri, path }) => [uri, path]));
  const columns = [
    words('severity', t('Severity')),
    words('rule', t('Rule')),
    words('file', t('File')),
    numbers('line', t('Line')),
    words('message', t('Message')),
  ];
  const rows = findings.map((finding, index) => {
    const { rule, line, message, source } = finding;
    const cells = [severityText(finding), rule, paths.get(source.uri) ?? source.uri, line, message];
    return row(String(index), cells, source);
  });
  return filled(columns, rows);
}

function severityText({ severity }: BoardFinding): string {
  switch (severity) {
    case 'error':
      return t('Error');
    case 'warning':
      return t('Warning');
    case 'information':
      return t('Information');
    case 'hint':
      return t('Hint');
  }
}
