import { t } from '@vscode/l10n';
import type { MappedRisk, RiskPoint, Source } from '@vitruve/manifests';
import { useRef } from 'preact/hooks';
import type { ViewProps } from '../../view-props.ts';
import { textOrder } from '../elements/compare.ts';
import { useFirst } from '../elements/more.tsx';
import { STOP_ROW, useRoving } from '../elements/roving.ts';
import { SourceLink } from '../elements/source-link.tsx';
import { SortHeader, type Sorting } from '../elements/sorting.tsx';
import { holdsCursor } from '../elements/sources.ts';
import { criticalityNow, isAboveNow } from './figures.ts';

export const RISK_COLUMNS = ['criticality', 'now', 'id', 'title', 'item', 'priority'] as const;
export type RiskColumn = (typeof RISK_COLUMNS)[number];

interface RiskTableProps {
  readonly risks: readonly MappedRisk[];
  readonly sorting: Sorting<RiskColumn>;
  readonly cursor: ViewProps<unknown>['cursor'];
  readonly sort: (sorting: Sorting<RiskColumn>) => void;
  readonly reveal: (source: Source) => void;
}

/** Rows listed at first: the top of the order is what is looked for. */
const FIRST_ROWS = 15;

/** Risks as a list; each leads to its row in the text. */
export function RiskTable({ risks, sorting, cursor, sort, reveal }: RiskTableProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  useRoving(body);
  const { listed, more } = useFirst(sortedRisks(risks, sorting), FIRST_ROWS);
  const priorities = risks.some(({ actionPriority }) => actionPriority);
  const items = risks.some(({ item }) => item);
  const head = { sorting, change: sort };
  return (
    <>
      <table class="listing risks">
        <thead>
          <tr>
            <SortHeader column="id" {...head}>
              {t('Risk')}
            </SortHeader>
            <SortHeader column="title" {...head}>
              {t('Failure mode')}
            </SortHeader>
            {items && (
              <SortHeader column="item" {...head}>
                {t('Component')}
              </SortHeader>
            )}
            <th scope="col">
              <span>{t('Ratings')}</span>
            </th>
            <SortHeader column="criticality" numeric {...head}>
              {t('Criticality')}
            </SortHeader>
            <SortHeader column="now" numeric {...head}>
              {t('After actions')}
            </SortHeader>
            {priorities && (
              <SortHeader column="priority" numeric {...head}>
                {t('Priority')}
              </SortHeader>
            )}
          </tr>
        </thead>
        <tbody ref={body}>
          {listed.map((risk) => (
            <tr key={risk.id} class={holdsCursor(risk.source, cursor) ? 'current' : undefined} {...STOP_ROW}>
              <th scope="row">{writtenId(risk)}</th>
              <td>
                <SourceLink thing={`risk:${risk.id}`} source={risk.source} reveal={reveal}>
                  {risk.title}
                </SourceLink>
              </td>
              {items && <td>{risk.item}</td>}
              <td class="marks">{ratingsInWords(risk.initial)}</td>
              <td class="number">
                <Criticality value={risk.initial?.criticality} above={risk.aboveThreshold} />
              </td>
              <td class="number">
                {risk.residual && <Criticality value={criticalityNow(risk)} above={isAboveNow(risk)} />}
              </td>
              {priorities && (
                <td class="number">{risk.actionPriority && priorityText(risk.actionPriority)}</td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {more}
    </>
  );
}

/** A number, rated where it reaches the threshold: by a sign, and in words for a screen reader. */
function Criticality({ value, above }: { readonly value: number | undefined; readonly above: boolean }) {
  if (value === undefined) return null;
  return (
    <span class={above ? 'tone-bad above' : undefined}>
      {above && (
        <svg class="above-mark" viewBox="0 0 8 8" width="8" height="8" aria-hidden="true">
          <path d="M0 7h8L4 0Z" />
        </svg>
      )}
      {value}
      {above && <span class="unseen">, {t('threshold reached')}</span>}
    </span>
  );
}

/** `4 × 3 × 2`, each after the letter of its rating. */
function ratingsInWords(point: RiskPoint | undefined): string {
  if (!point) return t('Missing ratings');
  const { severity, occurrence, detection } = point;
  return detection === undefined
    ? t('S {0} × O {1}', severity, occurrence)
    : t('S {0} × O {1} × D {2}', severity, occurrence, detection);
}

function priorityText(priority: 'H' | 'M' | 'L'): string {
  return { H: t('High'), M: t('Medium'), L: t('Low') }[priority];
}

/** The id as the text has it: of two that are equal, the model tells the second apart by `~2`. */
export function writtenId({ id }: MappedRisk): string {
  return id.replace(/~\d+$/u, '');
}

const PRIORITY_WEIGHT = { H: 3, M: 2, L: 1 } as const;

/** Numbers fall at first: the greatest criticality is what is looked for. */
function sortedRisks(
  risks: readonly MappedRisk[],
  { by, descending }: Sorting<RiskColumn>,
): readonly MappedRisk[] {
  const text = textOrder();
  const number = (left: number | undefined, right: number | undefined): number =>
    (left ?? -1) - (right ?? -1);
  const compare: Readonly<Record<RiskColumn, (a: MappedRisk, b: MappedRisk) => number>> = {
    criticality: (a, b) => number(a.initial?.criticality, b.initial?.criticality),
    now: (a, b) => number(criticalityNow(a), criticalityNow(b)),
    id: (a, b) => text(a.id, b.id),
    title: (a, b) => text(a.title, b.title),
    item: (a, b) => text(a.item ?? '', b.item ?? ''),
    priority: (a, b) => number(weight(a), weight(b)),
  };
  const sign = descending ? -1 : 1;
  return [...risks].sort((a, b) => sign * compare[by](a, b) || text(a.id, b.id));
}

function weight({ actionPriority }: MappedRisk): number | undefined {
  return actionPriority && PRIORITY_WEIGHT[actionPriority];
}
