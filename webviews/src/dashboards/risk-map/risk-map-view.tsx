import { t } from '@vscode/l10n';
import type { MappedRisk, RiskMap } from '@vitruve/manifests';
import { useEffect, useId, useMemo } from 'preact/hooks';
import type { ContentOf, ViewProps } from '../../view-props.ts';
import { Choice, FilterField, Nothing, NothingFound, Segments } from '../elements/controls.tsx';
import { counted } from '../elements/counted.ts';
import { filterOf, textOrder } from '../elements/compare.ts';
import { keptChoice, keptFlag, keptText, useKept } from '../elements/kept.ts';
import { holdsCursor } from '../elements/sources.ts';
import { cellKey, rowsOfCells, shownIn, SHOWN_RATINGS, type ShownRatings } from './cells.ts';
import { lateActions, localDay } from './figures.ts';
import { HeatMap } from './heat-map.tsx';
import { KeyFigures } from './key-figures.tsx';
import { Overdue } from './overdue.tsx';
import { riskPicture } from './picture.ts';
import { RISK_COLUMNS, RiskTable, type RiskColumn } from './risk-table.tsx';

interface State {
  readonly ratings: ShownRatings;
  readonly item: string;
  readonly category: string;
  readonly text: string;
  /** `4×3`, or empty. */
  readonly cell: string;
  readonly by: RiskColumn;
  readonly descending: boolean;
}

const readState = (kept: unknown): State => ({
  ratings: keptChoice(kept, 'ratings', SHOWN_RATINGS),
  item: keptText(kept, 'item'),
  category: keptText(kept, 'category'),
  text: keptText(kept, 'text'),
  cell: keptText(kept, 'cell'),
  by: keptChoice(kept, 'by', RISK_COLUMNS),
  descending: keptFlag(kept, 'descending', true),
});

/** A table of risks as a map of severity by occurrence, with what the table says in numbers and what is overdue. */
export function RiskMapView(props: ViewProps<ContentOf<'risk-map'>>) {
  const { map } = props.content;
  const { actions, cursor, offer } = props;
  const [state, change] = useKept(props, readState);
  const heading = useId();
  const risks = useMemo(() => filtered(map, state), [map, state.item, state.category, state.text]);
  const late = useMemo(() => lateActions(risks, localDay(new Date())), [risks]);

  useEffect(() => {
    offer({ picture: () => riskPicture(map, state.ratings) });
  }, [offer, map, state.ratings]);

  if (map.risks.length === 0) {
    return (
      <Nothing title={t('No risks in this table yet')}>
        <p>{t('Add a risk with its severity and occurrence to show it on the map.')}</p>
      </Nothing>
    );
  }

  const cell = rowsOfCells(map, risks)
    .flat()
    .find((candidate) => cellKey(candidate) === state.cell);
  const listed = cell ? shownIn(cell, state.ratings) : risks;

  return (
    <div class="dashboard risk-map">
      <header class="dashboard-head">
        <h2>{map.title}</h2>
        <p class="quiet">
          {counted(map.risks.length, '{0} risk', '{0} risks')}
          {map.threshold === undefined ? '' : ` · ${t('Threshold: {0}', map.threshold)}`}
        </p>
      </header>
      <div class="controls" role="search" aria-label={t('Filter and sort')}>
        <Segments
          label={t('Ratings')}
          value={state.ratings}
          options={[
            { value: 'initial', label: t('Initial') },
            { value: 'residual', label: t('Residual') },
            { value: 'both', label: t('Both') },
          ]}
          change={(ratings) => {
            change({ ratings });
          }}
        />
        <FilterField
          label={t('Filter risks')}
          value={state.text}
          change={(text) => {
            change({ text });
          }}
        />
        <ValueChoice
          label={t('Component')}
          value={state.item}
          values={map.risks.map(({ item }) => item)}
          change={(item) => {
            change({ item });
          }}
        />
        <ValueChoice
          label={t('Category')}
          value={state.category}
          values={map.risks.map(({ category }) => category)}
          change={(category) => {
            change({ category });
          }}
        />
      </div>
      {risks.length === 0 ? (
        <NothingFound
          clear={() => {
            change({ item: '', category: '', text: '' });
          }}
        />
      ) : (
        <>
          <div class="map-and-figures">
            <HeatMap
              map={map}
              risks={risks}
              ratings={state.ratings}
              selected={cell && state.cell}
              current={cellsAtCursor(risks, cursor)}
              select={(selected) => {
                change({ cell: selected ?? '' });
                actions.announce(
                  selected === undefined
                    ? t('All risks are shown')
                    : counted(
                        countIn(map, risks, state.ratings, selected),
                        '{0} risk shown',
                        '{0} risks shown',
                      ),
                );
              }}
            />
            <KeyFigures risks={risks} threshold={map.threshold} overdue={late.length} />
          </div>
          <section class="risk-list" aria-labelledby={heading}>
            <div class="list-head">
              <h3 id={heading}>
                {cell ? t('Severity {0}, occurrence {1}', cell.severity, cell.occurrence) : t('All risks')}{' '}
                <span class="quiet">{listed.length}</span>
              </h3>
              {cell && (
                <button
                  type="button"
                  class="link"
                  onClick={() => {
                    change({ cell: '' });
                  }}
                >
                  {t('Show all risks')}
                </button>
              )}
            </div>
            {listed.length === 0 ? (
              <p class="quiet">{t('No risk has these ratings.')}</p>
            ) : (
              <RiskTable
                key={state.cell}
                risks={listed}
                sorting={state}
                cursor={cursor}
                sort={(sorting) => {
                  change(sorting);
                }}
                reveal={actions.reveal}
              />
            )}
          </section>
          <Overdue late={late} reveal={actions.reveal} />
        </>
      )}
    </div>
  );
}

interface ValueChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly values: readonly (string | undefined)[];
  readonly change: (value: string) => void;
}

/** The values that occur, to choose one from; nothing where there is nothing to choose. */
function ValueChoice({ label, value, values, change }: ValueChoiceProps) {
  const different = [...new Set(values.flatMap((one) => one ?? []))].sort(textOrder());
  if (different.length < 2) return null;
  return (
    <Choice
      label={label}
      value={value}
      options={[{ value: '', label: t('All') }, ...different.map((one) => ({ value: one, label: one }))]}
      change={change}
    />
  );
}

function filtered({ risks }: RiskMap, { item, category, text }: State): readonly MappedRisk[] {
  const matches = filterOf(text);
  return risks.filter(
    (risk) =>
      (item === '' || risk.item === item) &&
      (category === '' || risk.category === category) &&
      matches(
        [risk.id, risk.title, risk.item ?? '', ...risk.actions.flatMap(({ owners }) => owners)].join(' '),
      ),
  );
}

function countIn(map: RiskMap, risks: readonly MappedRisk[], ratings: ShownRatings, key: string): number {
  const cell = rowsOfCells(map, risks)
    .flat()
    .find((candidate) => cellKey(candidate) === key);
  return cell ? shownIn(cell, ratings).length : 0;
}

function cellsAtCursor(
  risks: readonly MappedRisk[],
  cursor: ViewProps<unknown>['cursor'],
): ReadonlySet<string> {
  const risk = risks.find(({ source }) => holdsCursor(source, cursor));
  return new Set([risk?.initial, risk?.residual].flatMap((point) => (point ? [cellKey(point)] : [])));
}
