import { t } from '@vscode/l10n';
import { cellItem, column, numberCell, textCell } from '../../../core/views/table-cells.ts';
import type { CellItem, TableCell, TableRow } from '../../../core/views/table.ts';
import { sourceOf } from '../../../core/views/source-of.ts';
import type { Tone } from '../../../core/views/source.ts';
import type { DocumentView } from '../../../core/views/view.ts';
import { contentOf } from '../../../core/yaml/node.ts';
import { durationText } from '../../../formats/objectives/budget.ts';
import type { Measured, State } from '../../../formats/objectives/measure.ts';
import type { Objective, ObjectivesModel } from '../../../formats/objectives/model.ts';
import { isShareObjective, targetOn } from '../../../formats/objectives/read.ts';
import { budgetLeftText, stateText, statesText } from '../../../formats/objectives/result-text.ts';
import { shownNumber, targetText } from '../../../formats/objectives/target-text.ts';
import { localDay } from '../../../formats/objectives/zone.ts';
import { extentOf } from '../entities.ts';
import { measuredNow } from './measured-sources.ts';

const TONES: Readonly<Record<State, Tone>> = {
  met: 'good',
  'at-risk': 'attention',
  breached: 'bad',
  'no-data': 'muted',
};

/** The order of the categories. */
const CATEGORIES = ['slo', 'sla', 'kpi', 'lean', 'green'];

/** What the objectives of a file are at, by the measurements in their sources up to today. */
export const dashboardView: DocumentView<ObjectivesModel> = {
  id: 'objectives/dashboard',
  scope: 'document',
  title: () => t('Objectives dashboard'),
  concerns: ({ file }) => (file?.objectives.length ?? 0) > 0,
  build(context) {
    const { model, document, today } = context;
    const { file } = model;
    if (!file || file.objectives.length === 0) return undefined;
    const measured = measuredNow(file, context);
    const zone = file.timezone?.text ?? 'UTC';
    const rank = ({ kind }: Objective): number => {
      const at = CATEGORIES.indexOf(kind?.text ?? '');
      return at === -1 ? CATEGORIES.length : at;
    };
    const rows = [...measured]
      .sort(([a], [b]) => rank(a) - rank(b))
      .map(([objective, result]): TableRow => {
        const { id, key, title, kind, owner, subject } = objective;
        const source = sourceOf(document.uri, contentOf(key), extentOf(objective));
        const target = result.target ?? targetOn(objective, today);
        return {
          id,
          group: categoryLabel(kind?.text ?? ''),
          source,
          cells: [
            textCell(title?.text ?? id, source),
            { items: stateItems(result) },
            valueCell(objective, result),
            textCell(target && targetText(objective, target)),
            budgetCell(result),
            { items: burnItems(result) },
            trendCell(result),
            textCell(result.asOf === undefined ? undefined : localDay(result.asOf, zone)),
            textCell(subject?.name.text),
            textCell((owner ?? file.owner)?.text),
          ],
        };
      });
    const columns = [
      column('objective', t('Objective')),
      column('state', t('State'), 'status'),
      column('value', t('Last value'), 'number'),
      column('target', t('Target')),
      column('budget', t('Error budget left')),
      column('burn', t('Burn rate')),
      column('trend', t('Trend')),
      column('as-of', t('Measured on'), 'date'),
      column('subject', t('Subject')),
      column('owner', t('Owner')),
    ];
    const notes = [
      statesText([...measured.values()].map(({ state }) => state)),
      t('Includes measurements up to {0}.', today),
    ];
    return {
      type: 'table',
      table: { notes, sections: [{ id: 'objectives', title: '', notes: [], columns, rows }] },
    };
  },
};

function categoryLabel(kind: string): string {
  switch (kind) {
    case 'slo':
      return t('Service levels (SLO)');
    case 'sla':
      return t('Contracts (SLA)');
    case 'kpi':
      return t('Indicators (KPI)');
    case 'lean':
      return t('Lean IT');
    case 'green':
      return t('Green IT');
    default:
      return t('Other');
  }
}

function stateItems({ state, reason }: Measured): readonly CellItem[] {
  const item = cellItem(stateText(state), undefined, TONES[state]);
  return reason === undefined ? [item] : [item, cellItem(reason)];
}

/** The value of the window; where it is over, the last one that there was, whose day is in the column of days. */
function valueCell(objective: Objective, { value, trend }: Measured): TableCell {
  const shown = value ?? trend.at(-1)?.value;
  const unit = isShareObjective(objective) ? '%' : (objective.unit?.text ?? '');
  return numberCell(shown, shown === undefined ? '' : `${shownNumber(shown)} ${unit}`.trim());
}

function budgetCell({ budget }: Measured): TableCell {
  if (!budget) return { items: [] };
  const tone = budget.remaining < 0 ? 'bad' : undefined;
  const text = budgetLeftText(budget);
  return {
    items: [cellItem(budget.remaining < 0 ? t('{0}, overspent', text) : text, undefined, tone)],
    value: budget.remaining,
  };
}

/** The rates over the windows that the measurements can tell, the shortest first. */
function burnItems({ burnRates }: Measured): readonly CellItem[] {
  return burnRates.flatMap(({ long, longRate, fires }) => {
    if (longRate === undefined) return [];
    const text = `${shownNumber(longRate)} (${durationText(long)})`;
    return [fires ? cellItem(`${text}: ${t('too fast')}`, undefined, 'bad') : cellItem(text)];
  });
}

function trendCell({ trend, attained, measured }: Measured): TableCell {
  if (measured === 0) return { items: [] };
  return {
    items: [cellItem(t('met {0} of {1}', attained, measured))],
    value: attained / measured,
    trend: trend.map(({ value }) => value ?? null),
  };
}
