import type { Source, TableColumn, TableRow, TableSection } from '@vitruve/manifests';
import { Fragment } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import type { ViewProps } from '../../view-props.ts';
import { useFirst } from '../elements/more.tsx';
import { STOP_ROW, useRoving } from '../elements/roving.ts';
import { SortHeader, type Sorting } from '../elements/sorting.tsx';
import { holdsCursor } from '../elements/sources.ts';
import { SectionCell } from './section-cell.tsx';
import { sortedRows } from './sorted-rows.ts';

interface SectionTableProps {
  readonly section: TableSection;
  /** A filter opens what is folded: what it finds is to be seen. */
  readonly isFiltered: boolean;
  readonly cursor: ViewProps<unknown>['cursor'];
  readonly reveal: (source: Source) => void;
  readonly act: (action: string) => void;
}

/** Rows listed at first. */
const FIRST_ROWS = 200;
/** As the author of the table put them. */
const AS_GIVEN: Sorting<string> = { by: '', descending: false };

/** One table with its heading, which folds it. */
export function SectionTable({ section, isFiltered, cursor, reveal, act }: SectionTableProps) {
  const [isOpen, setOpen] = useState(section.isFolded !== true);
  const { title, notes, rows } = section;
  const opened = isOpen || isFiltered;
  return (
    <section class="section" aria-label={title === '' ? undefined : title}>
      {title !== '' && (
        <h2>
          <button
            type="button"
            class="section-fold"
            aria-expanded={opened}
            onClick={() => {
              setOpen(!opened);
            }}
          >
            <svg viewBox="0 0 8 8" width="8" height="8" aria-hidden="true">
              <path d={opened ? 'M0 2h8L4 7Z' : 'M2 0v8L7 4Z'} />
            </svg>
            {title} <span class="quiet">{rows.length}</span>
          </button>
        </h2>
      )}
      {opened && (
        <>
          {notes.map((note) => (
            <p key={note} class="quiet">
              {note}
            </p>
          ))}
          <Rows section={section} cursor={cursor} reveal={reveal} act={act} />
        </>
      )}
    </section>
  );
}

function Rows({ section, cursor, reveal, act }: Omit<SectionTableProps, 'isFiltered'>) {
  const body = useRef<HTMLTableSectionElement>(null);
  useRoving(body);
  const [sorting, sort] = useState(AS_GIVEN);
  const { columns } = section;
  const sorted = useMemo(() => sortedRows(section, sorting), [section, sorting]);
  const { listed, more } = useFirst(sorted, FIRST_ROWS);
  const isMatrix = columns.some(({ fullName }) => fullName !== undefined);
  return (
    <>
      <table class={isMatrix ? 'listing grid' : 'listing'}>
        {section.title !== '' && <caption class="unseen">{section.title}</caption>}
        <thead>
          <tr>
            {columns.map((column) => (
              <Head key={column.id} column={column} sorting={sorting} sort={sort} />
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {listed.map((row, index) => (
            <Fragment key={row.id}>
              {sorting.by === '' && row.group !== undefined && row.group !== listed[index - 1]?.group && (
                <tr class="group">
                  <th scope="rowgroup" colSpan={columns.length}>
                    <span class="group-name">{row.group}</span>
                  </th>
                </tr>
              )}
              <Row row={row} columns={columns} cursor={cursor} reveal={reveal} act={act} />
            </Fragment>
          ))}
        </tbody>
      </table>
      {more}
    </>
  );
}

interface HeadProps {
  readonly column: TableColumn;
  readonly sorting: Sorting<string>;
  readonly sort: (sorting: Sorting<string>) => void;
}

function Head({ column: { id, label, kind, fullName }, sorting, sort }: HeadProps) {
  if (fullName === undefined)
    return (
      <SortHeader column={id} sorting={sorting} numeric={kind === 'number'} change={sort}>
        {label}
      </SortHeader>
    );
  return (
    <th scope="col" class="narrow" title={`${label}. ${fullName}`}>
      <span aria-hidden="true">{label}</span>
      <span class="unseen">{fullName}</span>
    </th>
  );
}

interface RowProps {
  readonly row: TableRow;
  readonly columns: readonly TableColumn[];
  readonly cursor: ViewProps<unknown>['cursor'];
  readonly reveal: (source: Source) => void;
  readonly act: (action: string) => void;
}

function Row({ row, columns, cursor, reveal, act }: RowProps) {
  return (
    <tr class={holdsCursor(row.source, cursor) ? 'current' : undefined} {...STOP_ROW}>
      {columns.map((column, index) => {
        const cell = row.cells[index] ?? { items: [] };
        const thing = `${row.id} ${column.id}`;
        const content = (
          <SectionCell
            cell={cell}
            thing={thing}
            reveal={reveal}
            act={act}
            source={index === 0 ? row.source : undefined}
          />
        );
        if (index === 0)
          return (
            <th key={column.id} scope="row">
              {content}
            </th>
          );
        if (column.fullName !== undefined) {
          const tone = cell.items[0]?.tone;
          return (
            <td
              key={column.id}
              class={tone ? `narrow tone-${tone}` : 'narrow'}
              title={
                cell.items.length > 0
                  ? `${row.cells[0]?.items[0]?.text ?? ''} → ${column.fullName}`
                  : undefined
              }
            >
              {content}
            </td>
          );
        }
        return (
          <td key={column.id} class={column.kind === 'number' ? 'number' : undefined}>
            {content}
          </td>
        );
      })}
    </tr>
  );
}
