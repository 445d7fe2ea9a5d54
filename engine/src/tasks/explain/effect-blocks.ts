import { t } from '@vscode/l10n';
import { chartSvg, scatterSvg, swarmSvg, type SwarmLane } from '@vitruve/drawing';
import { usualRange } from '../../learning/usual-range.ts';
import type { Block } from '../../running/report/block.ts';
import { levelsOf, type DrawnColumn } from './drawn-effects.ts';
import { estimateText, shownEffect, whatIsExplained } from './effect-text.ts';
import { groupsOf, type ValueGroup } from './value-groups.ts';
import type { Explained } from './run.ts';

/** From the lowest to the highest values; people with any color vision tell the ends apart, and all are dark enough on white. */
const LEVEL_COLORS = ['#0072b2', '#4a7394', '#6e7781', '#99613d', '#b34700'] as const;
/** Of texts and missing values, which are neither low nor high. */
const NO_LEVEL = '#8250df';
/** Columns whose values are drawn against their effects. */
const DEPENDENCES = 4;
const SWARM_WIDTH = 720;
const DEPENDENCE_WIDTH = 420;

/** Columns that the chart of mean sizes has a bar for. */
const MOST_BARS = 20;

/** How much each column adds on average, whether it raises or lowers. */
export function sizesChart(explained: Explained): Block {
  const { columns } = explained;
  const drawn = columns.slice(0, MOST_BARS);
  const title =
    drawn.length < columns.length
      ? t('Mean size of the effects: the first {0} of {1}', drawn.length, columns.length)
      : t('Mean size of the effects');
  const chart = {
    kind: 'bar',
    categories: drawn.map(({ column }) => column),
    series: [{ name: title, values: drawn.map(({ effect }) => effect) }],
    shown: shownEffect,
  } as const;
  const text = [title, estimateText(explained)].filter(Boolean).join(', ');
  return { kind: 'chart', text, svg: chartSvg(chart, title) };
}

/** What the columns of many rows add, as charts with their numbers; nothing where a single row is explained. */
export function effectBlocks(explained: Explained): readonly Block[] {
  const { drawn, rows } = explained;
  if (!drawn) return [];
  const dependences = drawn.columns.filter(({ effects }) => effects.some((effect) => effect !== 0));
  const groups = dependences.slice(0, DEPENDENCES).map((column) => ({ column, groups: groupsOf(column) }));
  return [
    { kind: 'heading', text: t('Effects of each row') },
    {
      kind: 'text',
      text: t(
        'Each point is a row: right of 0, the column raises what the model says of it; left of 0, it lowers it.',
      ),
    },
    ...(drawn.rows < rows
      ? [{ kind: 'text', text: t('Drawn: {0} of {1} rows', drawn.rows, rows) } as const]
      : []),
    swarmBlock(explained, drawn.columns),
    ...(groups.length === 0
      ? []
      : [
          { kind: 'heading', text: t('Effects by value') } as const,
          ...groups.map((each) => dependenceBlock(explained, each.column, each.groups)),
          numbersTable(groups),
        ]),
  ];
}

function swarmBlock(explained: Explained, columns: readonly DrawnColumn[]): Block {
  const levels = columns.map(levelsOf);
  const lanes = columns.map(({ name, effects }, place): SwarmLane => ({
    name,
    points: effects.map((value, row) => ({ value, color: colorOf(levels[place]?.[row] ?? null) })),
  }));
  const labels = [t('Lowest fifth of the values'), t('2nd'), t('3rd'), t('4th'), t('Highest fifth')];
  const hasNone = levels.some((column) => column.includes(null));
  const legend = [
    ...LEVEL_COLORS.map((color, level) => ({ color, outline: color, label: labels[level] ?? '' })),
    ...(hasNone ? [{ color: NO_LEVEL, outline: NO_LEVEL, label: t('Text or missing') }] : []),
  ];
  const label = effectLabel(explained);
  const title =
    columns.length < explained.columns.length
      ? t('Effects by column: the first {0} of {1}', columns.length, explained.columns.length)
      : t('Effects by column');
  const svg = swarmSvg({ lanes, label, shown: shownEffect, width: SWARM_WIDTH }, legend, title);
  return { kind: 'chart', text: `${title}. ${label}`, svg };
}

function colorOf(level: number | null): string {
  return level === null ? NO_LEVEL : (LEVEL_COLORS[level] ?? NO_LEVEL);
}

function effectLabel(explained: Explained): string {
  const label = t('Effect on the {0}', whatIsExplained(explained));
  const estimate = estimateText(explained);
  return estimate === undefined ? label : `${label}, ${estimate}`;
}

/** Numbers as a scatter plot, texts as a swarm for each. */
function dependenceBlock(
  explained: Explained,
  { name, values, effects }: DrawnColumn,
  groups: readonly ValueGroup[],
): Block {
  const label = effectLabel(explained);
  const title = t('Effect by value of {0}', name);
  const numbers = values.filter((value) => typeof value === 'number');
  if (numbers.length === 0 || values.some((value) => typeof value === 'string')) {
    const lanes = groups.map(({ text, rows }) => ({
      name: text,
      points: rows.map((row) => ({ value: effects[row] ?? 0, color: LEVEL_COLORS[0] })),
    }));
    const svg = swarmSvg({ lanes, label, shown: shownEffect, width: DEPENDENCE_WIDTH }, [], title);
    return { kind: 'chart', text: `${title}. ${label}`, svg };
  }
  const { low, high, isCut } = usualRange([Float64Array.from(numbers).sort()]);
  const svg = scatterSvg(
    {
      x: {
        label: isCut ? t('{0}; values beyond are at the ends', name) : name,
        ...{ least: low, most: high, shown: shownEffect },
      },
      y: { label, shown: shownEffect },
      points: effects.map((effect, row) => {
        const value = values[row];
        return [typeof value === 'number' ? value : null, effect] as const;
      }),
      missing: t('Missing'),
    },
    title,
  );
  return { kind: 'chart', text: `${title}. ${label}`, svg };
}

function numbersTable(
  columns: readonly { readonly column: DrawnColumn; readonly groups: readonly ValueGroup[] }[],
): Block {
  return {
    kind: 'table',
    folded: t('Numbers of the charts'),
    heading: [t('Column'), t('Values'), t('Rows'), t('Mean effect'), t('Least effect'), t('Largest effect')],
    rows: columns.flatMap(({ column: { name, effects }, groups }) =>
      groups.map(({ text, rows }) => {
        const own = rows.map((row) => effects[row] ?? 0);
        const mean = own.reduce((sum, effect) => sum + effect / own.length, 0);
        return [name, text, own.length, ...[mean, Math.min(...own), Math.max(...own)].map(shownEffect)];
      }),
    ),
  };
}
