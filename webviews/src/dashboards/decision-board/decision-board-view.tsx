import { t } from '@vscode/l10n';
import type { BoardDecision, DecisionBoard } from '@vitruve/manifests';
import { useId, useMemo } from 'preact/hooks';
import type { ContentOf, ViewProps } from '../../view-props.ts';
import { Bars } from '../elements/bars.tsx';
import { filterOf } from '../elements/compare.ts';
import { FilterField, Nothing, NothingFound } from '../elements/controls.tsx';
import { counted } from '../elements/counted.ts';
import { keptChoice, keptFlag, keptText, useKept } from '../elements/kept.ts';
import { useFirst } from '../elements/more.tsx';
import { usePicture } from '../elements/picture.ts';
import { successions } from './chains.ts';
import { DECISION_COLUMNS, DecisionTable, type DecisionColumn } from './decision-table.tsx';
import { SuccessionList } from './succession-list.tsx';

interface State {
  /** The status that the list is filtered by; empty for all. */
  readonly status: string;
  readonly text: string;
  readonly by: DecisionColumn;
  readonly descending: boolean;
}

const readState = (kept: unknown): State => ({
  status: keptText(kept, 'status'),
  text: keptText(kept, 'text'),
  by: keptChoice(kept, 'by', DECISION_COLUMNS),
  descending: keptFlag(kept, 'descending', false),
});

/** The decisions of a folder: where they stand, which wait too long, what replaces what. */
export function DecisionBoardView(props: ViewProps<ContentOf<'decision-board'>>) {
  const { board } = props.content;
  const { actions, cursor } = props;
  const [state, change] = useKept(props, readState);
  usePicture(props);
  const heading = useId();
  const chains = useMemo(() => successions(board.decisions), [board]);

  if (board.decisions.length === 0) {
    return (
      <Nothing title={t('No decisions in this folder yet')}>
        <p>{t('Run the command "Vitruve: New Decision…" to create one.')}</p>
      </Nothing>
    );
  }

  const listed = filtered(board, state);
  return (
    <div class="dashboard decision-board">
      <header class="dashboard-head">
        <h2>{counted(board.decisions.length, '{0} decision', '{0} decisions')}</h2>
      </header>
      <div class="panels">
        <ByStatus
          board={board}
          chosen={state.status === '' ? undefined : state.status}
          choose={(status) => {
            change({ status: status ?? '' });
            const count = filtered(board, { ...state, status: status ?? '' }).length;
            actions.announce(counted(count, '{0} decision shown', '{0} decisions shown'));
          }}
        />
        <Undecided
          board={board}
          open={(id) => {
            const decision = board.decisions.find((candidate) => candidate.id === id);
            if (decision) actions.reveal(decision.source);
          }}
        />
        <SuccessionList successions={chains} reveal={actions.reveal} />
      </div>
      <section class="decision-list" aria-labelledby={heading}>
        <div class="list-head">
          <h3 id={heading}>
            {board.statuses.find(({ status }) => status === state.status)?.label ?? t('All decisions')}{' '}
            <span class="quiet">{listed.length}</span>
          </h3>
          <FilterField
            label={t('Filter decisions')}
            value={state.text}
            change={(text) => {
              change({ text });
            }}
          />
        </div>
        {listed.length === 0 ? (
          <NothingFound
            clear={() => {
              change({ text: '', status: '' });
            }}
          />
        ) : (
          <DecisionTable
            statuses={board.statuses}
            decisions={listed}
            sorting={state}
            cursor={cursor}
            sort={(sorting) => {
              change(sorting);
            }}
            reveal={actions.reveal}
          />
        )}
      </section>
    </div>
  );
}

interface ByStatusProps {
  readonly board: DecisionBoard;
  readonly chosen: string | undefined;
  readonly choose: (status: string | undefined) => void;
}

function ByStatus({ board, chosen, choose }: ByStatusProps) {
  const heading = useId();
  return (
    <section aria-labelledby={heading}>
      <h3 id={heading}>{t('By status')}</h3>
      <Bars
        label={t('By status')}
        bars={board.statuses.map(({ status, label, tone }) => ({
          id: status,
          label,
          tone,
          value: board.decisions.filter((decision) => decision.status === status).length,
          title: t('Show only these'),
        }))}
        chosen={chosen}
        choose={choose}
      />
    </section>
  );
}

/** Bars shown at first. */
const FIRST_BARS = 6;

function Undecided({ board, open }: { readonly board: DecisionBoard; readonly open: (id: string) => void }) {
  const heading = useId();
  const waiting = board.decisions
    .flatMap((decision) =>
      decision.undecidedDays === undefined ? [] : [{ decision, days: decision.undecidedDays }],
    )
    .sort((a, b) => b.days - a.days);
  const { listed, more } = useFirst(waiting, FIRST_BARS);
  return (
    <section aria-labelledby={heading}>
      <h3 id={heading}>
        {t('Undecided')} <span class="quiet">{waiting.length}</span>
      </h3>
      {waiting.length === 0 ? (
        <p class="quiet">{t('No undecided decisions.')}</p>
      ) : (
        <Bars
          label={t('Age of undecided decisions')}
          bars={listed.map(({ decision, days }) => ({
            id: decision.id,
            label: `${decision.id} ${decision.title}`,
            title: decision.title,
            tone: days > board.undecidedLimit ? 'attention' : 'accent',
            value: days,
            words: (
              <>
                {counted(days, '{0} day', '{0} days')}
                {days > board.undecidedLimit && <span class="late"> {t('overdue')}</span>}
              </>
            ),
          }))}
          limit={{
            value: board.undecidedLimit,
            label: counted(board.undecidedLimit, 'Limit: {0} day', 'Limit: {0} days'),
          }}
          stacked
          open={open}
        />
      )}
      {more}
    </section>
  );
}

function filtered({ decisions }: DecisionBoard, { status, text }: State): readonly BoardDecision[] {
  const matches = filterOf(text);
  return decisions.filter(
    (decision) =>
      (status === '' || decision.status === status) && matches(`${decision.id} ${decision.title}`),
  );
}
