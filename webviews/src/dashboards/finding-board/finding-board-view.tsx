import { t } from '@vscode/l10n';
import type { Tone, BoardFinding, FindingBoard, Trend } from '@vitruve/manifests';
import type { ComponentChildren } from 'preact';
import { useId, useMemo } from 'preact/hooks';
import type { ContentOf, ViewProps } from '../../view-props.ts';
import { Bars } from '../elements/bars.tsx';
import { filterOf } from '../elements/compare.ts';
import { FilterField, Nothing, NothingFound } from '../elements/controls.tsx';
import { counted } from '../elements/counted.ts';
import { keptChoice, keptFlag, keptText, useKept } from '../elements/kept.ts';
import { useFirst } from '../elements/more.tsx';
import { numberText } from '../elements/numbers.ts';
import { usePicture } from '../elements/picture.ts';
import { SEVERITIES, SEVERITY_TONES, SeverityMark } from '../elements/severity.tsx';
import { FINDING_COLUMNS, FindingList, type FindingColumn } from './finding-list.tsx';
import { SeverityTiles } from './severity-tiles.tsx';
import { TrendMark } from './trend.tsx';

const ANY = '';

interface State {
  readonly severity: (typeof SEVERITIES)[number] | typeof ANY;
  readonly rule: string;
  readonly uri: string;
  readonly text: string;
  readonly by: FindingColumn;
  readonly descending: boolean;
}

const readState = (kept: unknown): State => ({
  severity: keptChoice(kept, 'severity', [ANY, ...SEVERITIES]),
  rule: keptText(kept, 'rule'),
  uri: keptText(kept, 'uri'),
  text: keptText(kept, 'text'),
  by: keptChoice(kept, 'by', FINDING_COLUMNS),
  descending: keptFlag(kept, 'descending', false),
});

const EVERYTHING = { severity: ANY, rule: '', uri: '', text: '' } as const;

/** The findings of a workspace folder: how many, of which rules, in which files, and how that changes. */
export function FindingBoardView(props: ViewProps<ContentOf<'finding-board'>>) {
  const { board } = props.content;
  const { actions } = props;
  const [state, change] = useKept(props, readState);
  usePicture(props);
  const heading = useId();
  const listed = useMemo(
    () => filtered(board, state),
    [board, state.severity, state.rule, state.uri, state.text],
  );
  const filter = (wish: Partial<State>): void => {
    change(wish);
    const count = filtered(board, { ...state, ...wish }).length;
    actions.announce(counted(count, '{0} finding shown', '{0} findings shown'));
  };
  const isFiltered = state.severity !== ANY || state.rule !== '' || state.uri !== '' || state.text !== '';
  const total = SEVERITIES.reduce((sum, severity) => sum + board.bySeverity[severity].now, 0);

  return (
    <div class="dashboard finding-board">
      <header class="dashboard-head">
        <h2>{counted(total, '{0} finding', '{0} findings')}</h2>
        {board.withoutHistory !== undefined && <p class="quiet">{board.withoutHistory}</p>}
      </header>
      <SeverityTiles
        bySeverity={board.bySeverity}
        chosen={state.severity === ANY ? undefined : state.severity}
        choose={(severity) => {
          filter({ severity: severity ?? ANY });
        }}
      />
      {total === 0 ? (
        <Nothing title={t('No findings')}>
          <p>{t('No findings in this folder. New findings appear here as you type.')}</p>
        </Nothing>
      ) : (
        <>
          <div class="panels">
            <Ranking
              title={t('By rule')}
              entries={board.byRule.map((entry) => ({
                ...entry,
                id: entry.rule,
                label: entry.rule,
                tone: SEVERITY_TONES[entry.severity],
                mark: <SeverityMark severity={entry.severity} />,
              }))}
              chosen={state.rule}
              choose={(rule) => {
                filter({ rule });
              }}
            />
            <Ranking
              title={t('By file')}
              entries={board.byFile.map((entry) => ({
                ...entry,
                id: entry.uri,
                label: entry.path,
                tone: 'neutral',
                mark: undefined,
              }))}
              chosen={state.uri}
              choose={(uri) => {
                filter({ uri });
              }}
            />
          </div>
          <section class="finding-list" aria-labelledby={heading}>
            <div class="list-head">
              <h3 id={heading}>
                {isFiltered ? t('Filtered findings') : t('All findings')}{' '}
                <span class="quiet">{numberText(listed.length)}</span>
              </h3>
              <span class="list-tools">
                {isFiltered && (
                  <button
                    type="button"
                    class="link"
                    onClick={() => {
                      filter(EVERYTHING);
                    }}
                  >
                    {t('Clear filter')}
                  </button>
                )}
                <FilterField
                  label={t('Filter findings')}
                  value={state.text}
                  change={(text) => {
                    change({ text });
                  }}
                />
              </span>
            </div>
            {listed.length === 0 ? (
              <NothingFound
                clear={() => {
                  filter(EVERYTHING);
                }}
              />
            ) : (
              <FindingList
                findings={listed}
                byFile={board.byFile}
                sorting={state}
                cursor={props.cursor}
                actions={actions}
                sort={(sorting) => {
                  change(sorting);
                }}
              />
            )}
            {board.unlisted > 0 && (
              <p class="quiet unlisted">
                {counted(board.unlisted, '{0} more finding not shown', '{0} more findings not shown')}
              </p>
            )}
          </section>
        </>
      )}
    </div>
  );
}

interface Entry extends Trend {
  readonly id: string;
  readonly label: string;
  readonly tone: Tone;
  readonly mark: ComponentChildren;
}

interface RankingProps {
  readonly title: string;
  readonly entries: readonly Entry[];
  /** Empty for none. */
  readonly chosen: string;
  readonly choose: (id: string) => void;
}

/** Bars shown at first. */
const FIRST_BARS = 8;

function Ranking({ title, entries, chosen, choose }: RankingProps) {
  const heading = useId();
  const sorted = [...entries].sort((a, b) => b.now - a.now);
  const { listed, more } = useFirst(sorted, FIRST_BARS);
  return (
    <section aria-labelledby={heading}>
      <h3 id={heading}>
        {title} <span class="quiet">{entries.length}</span>
      </h3>
      <Bars
        label={title}
        bars={listed.map(({ id, label, tone, mark, now, before }) => ({
          id,
          label,
          tone,
          mark,
          title: label,
          value: now,
          words: (
            <>
              {numberText(now)}
              <TrendMark trend={before === undefined ? { now } : { now, before }} quiet />
            </>
          ),
        }))}
        chosen={chosen}
        choose={(id) => {
          choose(id ?? '');
        }}
      />
      {more}
    </section>
  );
}

function filtered({ findings }: FindingBoard, { severity, rule, uri, text }: State): readonly BoardFinding[] {
  const matches = filterOf(text);
  return findings.filter(
    (finding) =>
      (severity === ANY || finding.severity === severity) &&
      (rule === '' || finding.rule === rule) &&
      (uri === '' || finding.source.uri === uri) &&
      matches(`${finding.message} ${finding.rule}`),
  );
}
