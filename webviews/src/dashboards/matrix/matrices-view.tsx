import { t } from '@vscode/l10n';
import type { MatrixFinding, ResponsibilityMatrix } from '@vitruve/manifests';
import { useMemo, useState } from 'preact/hooks';
import type { ContentOf, ViewProps } from '../../view-props.ts';
import { Choice, FilterField, Nothing, NothingFound, Toggle } from '../elements/controls.tsx';
import { counted } from '../elements/counted.ts';
import { textOrder } from '../elements/compare.ts';
import { keptChoice, keptFlag, keptIndex, keptText, useKept } from '../elements/kept.ts';
import { SEVERITIES, SeverityMark } from '../elements/severity.tsx';
import { usePicture } from '../elements/picture.ts';
import { Analysis } from './analysis.tsx';
import { arrange, ROLE_ORDERS, ROW_ORDERS, type Wishes } from './arrangement.ts';
import { editorCommand } from './editor-keys.ts';
import { nameOf } from './letters.ts';
import { MatrixGrid } from './matrix-grid.tsx';
import { Letters } from './matrix-row.tsx';
import { usePendingEdits } from './pending.ts';
import type { Spot } from './spot.ts';

interface State extends Wishes {
  readonly matrix: number;
  /** Undefined until a person says so: it is shown where it takes no room from the rows. */
  readonly analysis: boolean | undefined;
}

/** So many activities leave room for the analysis below them. */
const FEW_ACTIVITIES = 10;

/** From this width on the analysis is beside the matrix; `matrix.css` says the same. */
const WIDE = '(width >= 1000px)';

const readState = (kept: unknown): State => ({
  matrix: keptIndex(kept, 'matrix'),
  rowOrder: keptChoice(kept, 'rowOrder', ROW_ORDERS),
  roleOrder: keptChoice(kept, 'roleOrder', ROLE_ORDERS),
  text: keptText(kept, 'text'),
  holder: keptText(kept, 'holder'),
  analysis: keptFlag(kept, 'analysis', undefined),
});

/** The matrices of responsibilities of a document, one at a time. */
export function MatricesView(props: ViewProps<ContentOf<'matrices'>>) {
  const { content, actions } = props;
  const { matrices } = content;
  const [state, change] = useKept(props, readState);
  usePicture(props);
  const [wanted, setWanted] = useState<Pick<MatrixFinding, 'axis' | 'index'>>();
  const pending = usePendingEdits(matrices, props.refusals, actions.announce);
  const number = Math.min(state.matrix, matrices.length - 1);
  const matrix = matrices[number];
  const arrangement = useMemo(
    () => matrix && arrange(matrix, state),
    [matrix, state.rowOrder, state.roleOrder, state.text, state.holder],
  );

  if (!matrix || !arrangement) {
    return (
      <Nothing title={t('No matrix in this document')}>
        <p>{t('Add roles and activities, and assign letters to each activity.')}</p>
      </Nothing>
    );
  }

  const analysis = state.analysis ?? (matrix.activities.length <= FEW_ACTIVITIES || matchMedia(WIDE).matches);

  const edit = ({ activity, role }: Spot, letters: string): void => {
    const sent = {
      matrix: number,
      activity: matrix.activities[activity]?.name ?? '',
      activityIndex: activity,
      role: matrix.roles[role]?.name ?? '',
      letters,
    };
    pending.add(sent);
    actions.editCell(sent);
  };

  const reveal = ({ activity, role }: Spot): void => {
    const row = matrix.activities[activity];
    const source = row?.cells[role]?.source ?? row?.source ?? matrix.roles[role]?.source;
    if (source) actions.reveal(source);
  };

  return (
    <div
      class="dashboard matrices"
      onKeyDown={(event) => {
        const command = editorCommand(event);
        if (!command) return;
        event.preventDefault();
        event.stopPropagation();
        actions[command]();
      }}
    >
      <header class="dashboard-head">
        <h2>{matrix.title}</h2>
        <p class="quiet">
          {counted(matrix.activities.length, '{0} activity', '{0} activities')} ·{' '}
          {counted(matrix.roles.length, '{0} role', '{0} roles')}
        </p>
      </header>
      <div class="matrix-bar">
        <div class="controls" role="search" aria-label={t('Filter and sort')}>
          {matrices.length > 1 && (
            <Choice
              label={t('Matrix')}
              value={String(number)}
              options={matrices.map(({ title }, index) => ({ value: String(index), label: title }))}
              change={(value) => {
                change({ matrix: Number(value) });
              }}
            />
          )}
          <FilterField
            label={t('Filter activities')}
            value={state.text}
            change={(text) => {
              change({ text });
            }}
          />
          <HolderChoice matrix={matrix} holder={state.holder} change={change} />
          <Choice
            label={t('Activities')}
            value={state.rowOrder}
            options={[
              { value: 'document', label: t('Document order') },
              { value: 'name', label: t('By name') },
              { value: 'load', label: t('Most roles first') },
            ]}
            change={(rowOrder) => {
              change({ rowOrder });
            }}
          />
          <Choice
            label={t('Roles')}
            value={state.roleOrder}
            options={[
              { value: 'document', label: t('Document order') },
              { value: 'name', label: t('By name') },
              { value: 'load', label: t('Most letters first') },
            ]}
            change={(roleOrder) => {
              change({ roleOrder });
            }}
          />
          <Toggle
            pressed={analysis}
            change={(pressed) => {
              change({ analysis: pressed });
            }}
          >
            {t('Analysis')} <Tally remarks={matrix.remarks} />
          </Toggle>
        </div>
        <Legend matrix={matrix} />
      </div>
      {matrix.editable !== true && <p class="note">{t('Read only: {0}', matrix.editable.reason)}</p>}
      {/* Where nothing is remarked, the analysis is one line below: beside the matrix it would cost it columns. */}
      <div class={analysis && matrix.remarks.length > 0 ? 'matrix-and-analysis' : 'matrix-alone'}>
        {arrangement.activities.length === 0 && matrix.activities.length > 0 ? (
          <NothingFound
            clear={() => {
              change({ text: '', holder: '' });
            }}
          />
        ) : (
          <MatrixGrid
            key={number}
            matrix={matrix}
            arrangement={arrangement}
            rowOrder={state.rowOrder}
            cursor={props.cursor}
            wanted={wanted}
            pending={(activity, role) => pending.letters(number, activity, role)}
            edit={edit}
            reveal={reveal}
          />
        )}
        {analysis && (
          <Analysis
            matrix={matrix}
            goTo={({ axis, index }) => {
              const shown = axis === 'role' || arrangement.activities.includes(index);
              if (!shown) change({ text: '', holder: '' });
              setWanted({ axis, index });
            }}
            showRule={actions.showRule}
          />
        )}
      </div>
    </div>
  );
}

/** How many findings the analysis has, with the mark of the most severe. */
function Tally({ remarks }: Pick<ResponsibilityMatrix, 'remarks'>) {
  const worst = SEVERITIES.find((severity) => remarks.some((remark) => remark.severity === severity));
  if (!worst) return null;
  return (
    <span class="tally">
      <SeverityMark severity={worst} word={false} />
      {remarks.length}
    </span>
  );
}

function Legend({ matrix }: { readonly matrix: ResponsibilityMatrix }) {
  return (
    <ul class="letters-legend" aria-label={t('Letters')}>
      {matrix.letters.map(({ letter, label }) => (
        <li key={letter} title={label}>
          <Letters matrix={matrix} letters={letter} /> {nameOf({ label })}
        </li>
      ))}
    </ul>
  );
}

interface HolderChoiceProps {
  readonly matrix: ResponsibilityMatrix;
  readonly holder: string;
  readonly change: (state: { readonly holder: string }) => void;
}

function HolderChoice({ matrix, holder, change }: HolderChoiceProps) {
  const order = textOrder();
  const people = [...new Set(matrix.roles.flatMap((role) => role.people))].sort(order);
  return (
    <Choice
      label={t('Held by')}
      value={holder}
      options={[{ value: '', label: t('All people') }]}
      groups={[
        {
          label: t('Roles'),
          options: matrix.roles.map(({ name }) => ({ value: `role:${name}`, label: name })),
        },
        { label: t('People'), options: people.map((name) => ({ value: `person:${name}`, label: name })) },
      ]}
      change={(value) => {
        change({ holder: value });
      }}
    />
  );
}
