import { t } from '@vscode/l10n';
import type { TableRow, TableSection } from '@vitruve/manifests';
import { useMemo } from 'preact/hooks';
import type { ContentOf, ViewProps } from '../../view-props.ts';
import { filterOf } from '../elements/compare.ts';
import { FilterField, Nothing, NothingFound } from '../elements/controls.tsx';
import { counted } from '../elements/counted.ts';
import { keptText, useKept } from '../elements/kept.ts';
import { usePicture } from '../elements/picture.ts';
import { SectionTable } from './section-table.tsx';

interface State {
  readonly text: string;
}

const readState = (kept: unknown): State => ({ text: keptText(kept, 'text') });

/** Tables below each other: each is sorted on its own, and all are filtered by one text. */
export function SectionsView(props: ViewProps<ContentOf<'table'>>) {
  const { table } = props.content;
  const { actions } = props;
  const [state, change] = useKept(props, readState);
  usePicture(props);
  const sections = useMemo(() => filtered(table.sections, state.text), [table, state.text]);
  const shown = sections.reduce((sum, { rows }) => sum + rows.length, 0);
  const isFiltered = state.text.trim() !== '';
  const filter = (text: string): void => {
    change({ text });
    const count = filtered(table.sections, text).reduce((sum, { rows }) => sum + rows.length, 0);
    actions.announce(counted(count, '{0} row shown', '{0} rows shown'));
  };
  if (table.sections.every(({ rows }) => rows.length === 0))
    return (
      <div class="dashboard sections">
        <Nothing title={t('Nothing to show')}>
          {table.notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </Nothing>
      </div>
    );
  return (
    <div class="dashboard sections">
      <header class="dashboard-head">
        <div class="sections-notes">
          {table.notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </div>
        <FilterField label={t('Filter rows')} value={state.text} change={filter} />
      </header>
      {shown === 0 ? (
        <NothingFound
          clear={() => {
            filter('');
          }}
        />
      ) : (
        sections
          .filter(({ rows }) => rows.length > 0)
          .map((section) => (
            <SectionTable
              key={section.id}
              section={section}
              isFiltered={isFiltered}
              cursor={props.cursor}
              reveal={actions.reveal}
              act={actions.act}
            />
          ))
      )}
    </div>
  );
}

/** The rows that hold all words of the filter, in whichever cell or heading. */
function filtered(sections: readonly TableSection[], text: string): readonly TableSection[] {
  if (text.trim() === '') return sections;
  const matches = filterOf(text);
  return sections.map((section) => ({
    ...section,
    rows: section.rows.filter((row) => matches(`${section.title} ${wordsOf(row)}`)),
  }));
}

function wordsOf({ cells, group = '' }: TableRow): string {
  return [group, ...cells.flatMap(({ items }) => items.map(({ text }) => text))].join(' ');
}
