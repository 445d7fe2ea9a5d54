import type { RiskAction, RiskMap, RiskPoint } from '@vitruve/manifests';
import { t } from '@vscode/l10n';
import { filled, numbers, row, words } from './cells.ts';
import type { Table } from './table.ts';

/** The risks with their ratings before and after, and what is done about them. */
export function riskTable({ risks }: RiskMap): Table {
  const columns = [
    words('id', t('Risk')),
    words('item', t('Item')),
    words('title', t('Failure mode')),
    numbers('severity', t('Severity')),
    numbers('occurrence', t('Occurrence')),
    numbers('detection', t('Detection')),
    numbers('criticality', t('Criticality')),
    words('residual', t('Residual')),
    numbers('residual-criticality', t('Residual criticality')),
    words('priority', t('Action Priority')),
    words('threshold', t('Threshold')),
    words('actions', t('Actions')),
  ];
  const rows = risks.map((risk) => {
    const { initial, residual } = risk;
    const cells = [
      risk.id,
      risk.item,
      risk.title,
      initial?.severity,
      initial?.occurrence,
      initial?.detection,
      initial?.criticality,
      ratings(residual),
      residual?.criticality,
      risk.actionPriority,
      threshold(risk.aboveThreshold, risk.residualAboveThreshold),
      risk.actions.map(actionText).join('; '),
    ];
    return row(risk.id, cells, risk.source);
  });
  return filled(columns, rows);
}

/** `8 × 3 × 2`. */
function ratings(point: RiskPoint | undefined): string {
  if (!point) return '';
  const { severity, occurrence, detection } = point;
  return [severity, occurrence, ...(detection === undefined ? [] : [detection])].join(' × ');
}

function threshold(before: boolean, after: boolean): string {
  if (after) return t('above the threshold, even after actions');
  return before ? t('above the threshold') : '';
}

function actionText({ text, owners, due, status, overdue }: RiskAction): string {
  const more = [owners.join(', '), status ?? '', due ?? '', overdue ? t('overdue') : ''].filter(
    (part) => part !== '',
  );
  return more.length > 0 ? `${text} (${more.join(', ')})` : text;
}
