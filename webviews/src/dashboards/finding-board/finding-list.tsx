import { t } from '@vscode/l10n';
import type { BoardFinding, FindingBoard } from '@vitruve/manifests';
import { useRef } from 'preact/hooks';
import type { Actions, ViewProps } from '../../view-props.ts';
import { textOrder } from '../elements/compare.ts';
import { useFirst } from '../elements/more.tsx';
import { STOP, STOP_ROW, useRoving } from '../elements/roving.ts';
import { SourceLink } from '../elements/source-link.tsx';
import { SEVERITIES, SeverityMark } from '../elements/severity.tsx';
import { SortHeader, type Sorting } from '../elements/sorting.tsx';
import { fileName, holdsCursor } from '../elements/sources.ts';

export const FINDING_COLUMNS = ['severity', 'message', 'place', 'rule'] as const;
export type FindingColumn = (typeof FINDING_COLUMNS)[number];

interface FindingListProps {
  readonly findings: readonly BoardFinding[];
  readonly byFile: FindingBoard['byFile'];
  readonly sorting: Sorting<FindingColumn>;
  readonly cursor: ViewProps<unknown>['cursor'];
  readonly actions: Pick<Actions, 'reveal' | 'showRule'>;
  readonly sort: (sorting: Sorting<FindingColumn>) => void;
}

/** Rows listed at first. */
const FIRST_ROWS = 100;

/** Findings as a list; each leads to its line, and its rule to the rule's page. */
export function FindingList({ findings, byFile, sorting, cursor, actions, sort }: FindingListProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  useRoving(body);
  const paths = new Map(byFile.map(({ uri, path }) => [uri, path]));
  const pathOf = ({ source }: BoardFinding): string => paths.get(source.uri) ?? fileName(source.uri);
  const { listed, more } = useFirst(sortedFindings(findings, pathOf, sorting), FIRST_ROWS);
  const head = { sorting, change: sort };
  return (
    <>
      <table class="listing findings">
        <thead>
          <tr>
            <SortHeader column="severity" {...head}>
              {t('Severity')}
            </SortHeader>
            <SortHeader column="message" {...head}>
              {t('Finding')}
            </SortHeader>
            <SortHeader column="place" {...head}>
              {t('Location')}
            </SortHeader>
            <SortHeader column="rule" {...head}>
              {t('Rule')}
            </SortHeader>
          </tr>
        </thead>
        <tbody ref={body}>
          {listed.map((finding) => (
            <tr
              key={`${finding.source.uri} ${finding.source.start} ${finding.rule} ${finding.message}`}
              class={holdsCursor(finding.source, cursor) ? 'current' : undefined}
              {...STOP_ROW}
            >
              <td class="mark">
                <SeverityMark severity={finding.severity} />
              </td>
              <td>
                <SourceLink
                  thing={`finding:${finding.source.uri}:${finding.source.start}:${finding.rule}`}
                  source={finding.source}
                  reveal={actions.reveal}
                  style="link message"
                >
                  {finding.message}
                </SourceLink>
              </td>
              <td class="place" title={pathOf(finding)}>
                <span class="path">{pathOf(finding)}</span>
                <span>:{finding.line}</span>
              </td>
              <td class="rule">
                <button
                  type="button"
                  class="link"
                  title={t('Show rule documentation')}
                  onClick={() => {
                    actions.showRule(finding.rule);
                  }}
                  {...STOP}
                >
                  {finding.rule}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {more}
    </>
  );
}

function sortedFindings(
  findings: readonly BoardFinding[],
  pathOf: (finding: BoardFinding) => string,
  { by, descending }: Sorting<FindingColumn>,
): readonly BoardFinding[] {
  const text = textOrder();
  const place = (a: BoardFinding, b: BoardFinding): number => text(pathOf(a), pathOf(b)) || a.line - b.line;
  const compare: Readonly<Record<FindingColumn, (a: BoardFinding, b: BoardFinding) => number>> = {
    severity: (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
    message: (a, b) => text(a.message, b.message),
    place,
    rule: (a, b) => text(a.rule, b.rule),
  };
  const sign = descending ? -1 : 1;
  return [...findings].sort((a, b) => sign * compare[by](a, b) || place(a, b));
}
