import { t } from '@vscode/l10n';
import type { BoardDecision, DecisionBoard, Source } from '@vitruve/manifests';
import { useRef } from 'preact/hooks';
import type { ViewProps } from '../../view-props.ts';
import { textOrder } from '../elements/compare.ts';
import { counted } from '../elements/counted.ts';
import { useFirst } from '../elements/more.tsx';
import { STOP_ROW, useRoving } from '../elements/roving.ts';
import { SourceLink } from '../elements/source-link.tsx';
import { SortHeader, type Sorting } from '../elements/sorting.tsx';
import { holdsCursor } from '../elements/sources.ts';

export const DECISION_COLUMNS = ['id', 'title', 'status', 'date', 'age'] as const;
export type DecisionColumn = (typeof DECISION_COLUMNS)[number];

interface DecisionTableProps {
  readonly statuses: DecisionBoard['statuses'];
  readonly decisions: readonly BoardDecision[];
  readonly sorting: Sorting<DecisionColumn>;
  readonly cursor: ViewProps<unknown>['cursor'];
  readonly sort: (sorting: Sorting<DecisionColumn>) => void;
  readonly reveal: (source: Source) => void;
}

/** Rows listed at first. */
const FIRST_ROWS = 100;

/** The decisions as a list; each leads to its file. */
export function DecisionTable({ statuses, decisions, sorting, cursor, sort, reveal }: DecisionTableProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  useRoving(body);
  const { listed, more } = useFirst(sortedDecisions(decisions, statuses, sorting), FIRST_ROWS);
  const head = { sorting, change: sort };
  return (
    <>
      <table class="listing decisions">
        <thead>
          <tr>
            <SortHeader column="id" {...head}>
              {t('Decision')}
            </SortHeader>
            <SortHeader column="title" {...head}>
              {t('Title')}
            </SortHeader>
            <SortHeader column="status" {...head}>
              {t('Status')}
            </SortHeader>
            <SortHeader column="date" {...head}>
              {t('Date')}
            </SortHeader>
            <SortHeader column="age" numeric {...head}>
              {t('Undecided for')}
            </SortHeader>
          </tr>
        </thead>
        <tbody ref={body}>
          {listed.map((decision) => (
            <tr
              key={decision.id}
              class={holdsCursor(decision.source, cursor) ? 'current' : undefined}
              {...STOP_ROW}
            >
              <th scope="row">{decision.id}</th>
              <td>
                <SourceLink thing={`decision:${decision.id}`} source={decision.source} reveal={reveal}>
                  {decision.title}
                </SourceLink>
              </td>
              <td>
                <Status statuses={statuses} status={decision.status} />
              </td>
              <td class="date">{decision.date}</td>
              <td class="number">
                {decision.undecidedDays !== undefined &&
                  counted(decision.undecidedDays, '{0} day', '{0} days')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {more}
    </>
  );
}

function Status({
  statuses,
  status,
}: {
  readonly statuses: DecisionBoard['statuses'];
  readonly status: string;
}) {
  const known = statuses.find((one) => one.status === status);
  return <span class={`status tone-${known?.tone ?? 'neutral'}`}>{known?.label ?? status}</span>;
}

function sortedDecisions(
  decisions: readonly BoardDecision[],
  statuses: DecisionBoard['statuses'],
  { by, descending }: Sorting<DecisionColumn>,
): readonly BoardDecision[] {
  const text = textOrder();
  const life = new Map(statuses.map(({ status }, index) => [status, index]));
  const compare: Readonly<Record<DecisionColumn, (a: BoardDecision, b: BoardDecision) => number>> = {
    id: (a, b) => text(a.id, b.id),
    title: (a, b) => text(a.title, b.title),
    status: (a, b) => (life.get(a.status) ?? life.size) - (life.get(b.status) ?? life.size),
    date: (a, b) => text(a.date ?? '', b.date ?? ''),
    age: (a, b) => (a.undecidedDays ?? -1) - (b.undecidedDays ?? -1),
  };
  const sign = descending ? -1 : 1;
  return [...decisions].sort((a, b) => sign * compare[by](a, b) || text(a.id, b.id));
}
