import type { TableCell, TableSection, Tone, ViewSnapshot } from '@vitruve/manifests';
import type { PeriodState } from './period-states.ts';

/** How what became of a period is drawn: by a sign as well as by a color. */
export const PERIOD_SIGNS: Readonly<Record<PeriodState, { readonly sign: string; readonly tone: Tone }>> = {
  done: { sign: '✓', tone: 'good' },
  outdated: { sign: '↻', tone: 'attention' },
  missing: { sign: '○', tone: 'neutral' },
  failed: { sign: '✗', tone: 'bad' },
};

/** What of periods is known to whoever runs them. */
export interface PeriodSource {
  states(stage: string, partition: string): ReadonlyMap<string, PeriodState>;
  /** In the user's language. */
  text(state: PeriodState): string;
  /** Above all: what the signs mean. */
  readonly legend: string;
}

/** A period of a stage that somebody selects. */
export interface PeriodAction {
  readonly stage: string;
  readonly partition: string;
  readonly period: string;
}

/** Whether a content has cells that stand for periods. */
export function hasPeriods({ content }: ViewSnapshot): boolean {
  return content?.type === 'table' && content.table.sections.some(({ periods }) => periods !== undefined);
}

/** Tables of periods with what became of each: as a sign, in words for those who listen, and as a color. */
export function withPeriods(shown: ViewSnapshot, source: PeriodSource): ViewSnapshot {
  const { content } = shown;
  if (content?.type !== 'table') return shown;
  const told: string[] = [];
  const sections = content.table.sections.map((section) => drawnSection(section, source, told));
  if (told.length === 0) return shown;
  const table = { notes: [...content.table.notes, source.legend], sections };
  return { ...shown, version: `${shown.version} ${told.join()}`, content: { ...content, table } };
}

function drawnSection(section: TableSection, source: PeriodSource, told: string[]): TableSection {
  const { periods, columns, rows } = section;
  if (!periods) return section;
  const { stage, partition } = periods;
  const states = source.states(stage, partition);
  return {
    ...section,
    rows: rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell, index): TableCell => {
        const period = `${row.id}${columns[index]?.id ?? ''}`;
        const state = index === 0 ? undefined : states.get(period);
        if (!state || cell.items.length === 0) return cell;
        told.push(`${period}${state}`);
        const { sign: text, tone } = PERIOD_SIGNS[state];
        const spoken = `${period}: ${source.text(state)}`;
        const action: PeriodAction = { stage, partition, period };
        return {
          items: [
            {
              ...cell.items[0],
              text,
              tone,
              spoken,
              ...(state === 'done' ? {} : { action: JSON.stringify(action) }),
            },
          ],
        };
      }),
    })),
  };
}

/** What the action of a cell says; undefined for what is none. */
export function periodAction(text: string): PeriodAction | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { stage, partition, period } = value as Readonly<Record<string, unknown>>;
  return typeof stage === 'string' && typeof partition === 'string' && typeof period === 'string'
    ? { stage, partition, period }
    : undefined;
}
