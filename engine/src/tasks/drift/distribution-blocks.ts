import { t } from '@vscode/l10n';
import { distributionSvg, type DistributionChart } from '@vitruve/drawing';
import { counted, language } from '@vitruve/manifests';
import type { Distribution } from '../../learning/drift/distribution.ts';
import type { Block, Row } from '../../running/report/block.ts';
import { shownNumber } from '../../tables/shown-number.ts';
import { columnsByDrift } from './column-order.ts';
import type { ComparedColumn, DriftResult } from './result.ts';
import { scoreText, verdictText } from './score-text.ts';

/** Charts that a report has: of more, the columns that have not drifted are left out first. */
const MOST_CHARTS = 24;
/** Up to which all columns are drawn. */
const ALL_UP_TO = 12;

/** The distributions of columns in both tables, those that drifted first, and a table with their numbers. */
export function distributionBlocks({ columns, reference, current }: DriftResult): readonly Block[] {
  const drawable = columnsByDrift(columns).filter(({ distribution }) => distribution !== undefined);
  const drifted = drawable.filter((column) => column.drifted);
  const drawn =
    drawable.length <= ALL_UP_TO
      ? drawable
      : drawable.slice(0, Math.max(ALL_UP_TO, drifted.length)).slice(0, MOST_CHARTS);
  if (drawn.length === 0) return [];
  const rows = { reference: reference.rows, current: current.rows };
  return [
    { kind: 'heading', text: t('Distributions') },
    { kind: 'text', text: t('Share of the values of each table, without missing ones.') },
    ...undrawn(columns, drawn),
    ...drawn.map((column) => chartOf(column, rows)),
    {
      kind: 'table',
      folded: t('Numbers of the charts'),
      heading: [t('Column'), t('Values'), t('Reference'), t('Current table')],
      rows: drawn.flatMap(numbersOf),
    },
  ];
}

/** Which columns have no chart, so that none is missed. */
function undrawn(columns: readonly ComparedColumn[], drawn: readonly ComparedColumn[]): readonly Block[] {
  const others = columns.filter((column) => !drawn.includes(column));
  const drifted = others.filter((column) => column.drifted).length;
  const texts = [
    ...(drifted > 0 ? [counted(drifted, '{0} drifted column', '{0} drifted columns')] : []),
    ...(others.length > drifted
      ? [counted(others.length - drifted, '{0} column without drift', '{0} columns without drift')]
      : []),
  ];
  return texts.length === 0
    ? []
    : [{ kind: 'text', text: t('Not drawn, and in the table above: {0}', texts.join(', ')) }];
}

type TableRows = { readonly reference: number; readonly current: number };

function chartOf(column: ComparedColumn, rows: TableRows): Block {
  const { name, distribution, values } = column;
  const missing = (of: keyof TableRows): number => (rows[of] - values[of]) / rows[of];
  const verdict = t('{0}: {1}, {2}', verdictText(column), column.method, scoreText(column));
  const missingText =
    missing('reference') + missing('current') === 0
      ? t('No missing values')
      : t('Missing: {0} → {1}', percent(missing('reference')), percent(missing('current')));
  const { text, bins } = binsOf(distribution);
  const svg = distributionSvg(
    {
      bins,
      notes: [verdict, missingText],
      shownShare: percent,
      first: { name: t('Reference'), shares: shares(distribution?.reference) },
      second: { name: t('Current table'), shares: shares(distribution?.current) },
    },
    name,
  );
  return { kind: 'chart', text: [`${name}. ${verdict}`, missingText, ...text].join('. '), svg };
}

function binsOf(distribution: Distribution | undefined): {
  readonly bins: DistributionChart['bins'];
  readonly text: readonly string[];
} {
  if (distribution?.of !== 'intervals')
    return {
      bins: { names: namesOf(distribution), isRestLast: (distribution?.others ?? 0) > 0 },
      text: [],
    };
  const label = distribution.isOpen.includes(true) ? t('Outermost intervals: also all values beyond') : '';
  return {
    bins: { edges: distribution.edges, label, shown: shownNumber },
    text: label === '' ? [] : [label],
  };
}

function namesOf(distribution: Distribution | undefined): readonly string[] {
  if (distribution?.of !== 'values') return [];
  const names = distribution.values.map((value) => (typeof value === 'number' ? shownNumber(value) : value));
  const { others } = distribution;
  return others === 0 ? names : [...names, counted(others, '{0} other value', '{0} other values')];
}

function numbersOf({ name, distribution }: ComparedColumn): readonly Row[] {
  if (!distribution) return [];
  const names = distribution.of === 'values' ? namesOf(distribution) : intervalTexts(distribution);
  const [before, now] = [shares(distribution.reference), shares(distribution.current)];
  return names.map((text, index) => [name, text, percent(before[index] ?? 0), percent(now[index] ?? 0)]);
}

function intervalTexts({
  edges,
  isOpen: [below, above],
}: Extract<Distribution, { readonly of: 'intervals' }>): readonly string[] {
  const last = edges.length - 2;
  return edges.slice(0, -1).map((edge, index) => {
    const [from, to] = [shownNumber(edge), shownNumber(edges[index + 1] ?? edge)];
    if (index === 0 && below) return t('less than {0}', to);
    if (index === last && above) return t('{0} or more', from);
    return index === last ? t('{0} to {1} inclusive', from, to) : t('{0} to less than {1}', from, to);
  });
}

function shares(counts: readonly number[] = []): readonly number[] {
  const all = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => count / all);
}

function percent(share: number): string {
  return new Intl.NumberFormat(language(), { style: 'percent', maximumFractionDigits: 1 }).format(share);
}
