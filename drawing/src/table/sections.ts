import type { SectionedTable, TableCell, TableSection } from '@vitruve/manifests';
import { t } from '@vscode/l10n';
import { cell, filled, row } from './cells.ts';
import { plainMarkdown, tableMarkdown } from './markdown.ts';
import type { Cell, Column, Table } from './table.ts';

/** All sections as one table: columns of the same id are one, with the name of the section where there are several. */
export function sectionsTable({ sections }: SectionedTable): Table {
  const columns = new Map<string, Column>([
    ['section', { id: 'section', label: t('Section'), numeric: false }],
    ['group', { id: 'group', label: t('Group'), numeric: false }],
  ]);
  for (const section of sections)
    for (const one of columnsOf(section))
      if (!columns.has(`cell ${one.id}`)) columns.set(`cell ${one.id}`, { ...one, id: `cell ${one.id}` });
  // The name of a row stands first; where it belongs follows.
  const [first, ...others] = [...columns.keys()].filter((id) => id !== 'section' && id !== 'group');
  const order = [...(first === undefined ? [] : [first]), 'section', 'group', ...others];
  const empty = cell('');
  const rows = sections.flatMap((section) =>
    section.rows.map((one) => {
      const cells = new Map(section.columns.map(({ id }, index) => [`cell ${id}`, cellOf(one.cells[index])]));
      cells.set('section', cell(sections.length > 1 ? section.title : ''));
      cells.set('group', cell(one.group));
      return row(
        `${section.id} ${one.id}`,
        // One for all: matrices side by side have mostly cells without content.
        order.map((id) => cells.get(id) ?? empty),
        one.source,
      );
    }),
  );
  return filled(
    order.flatMap((id) => columns.get(id) ?? []),
    rows,
  );
}

/** Each section as a table of its own below its heading, in the Markdown of GitHub. */
export function sectionsMarkdown({ notes, sections }: SectionedTable): string {
  const paragraph = (note: string): string => `${plainMarkdown(note)}\n`;
  const blocks = sections.flatMap((section) => [
    ...(section.title === '' ? [] : [`## ${plainMarkdown(section.title)}\n`]),
    ...section.notes.map(paragraph),
    tableMarkdown(sectionTable(section)),
  ]);
  return [...notes.map(paragraph), ...blocks].join('\n');
}

function sectionTable(section: TableSection): Table {
  const [name, ...others] = columnsOf(section);
  const hasGroups = section.rows.some(({ group }) => group !== undefined);
  const group: Column = { id: 'group', label: t('Group'), numeric: false };
  return {
    columns: [...(name ? [name] : []), ...(hasGroups ? [group] : []), ...others],
    rows: section.rows.map((one) => {
      const [first, ...cells] = one.cells.map(cellOf);
      return row(one.id, [first, ...(hasGroups ? [one.group] : []), ...cells], one.source);
    }),
  };
}

function columnsOf({ columns }: TableSection): readonly Column[] {
  return columns.map(({ id, label, kind, fullName }) => ({
    id,
    label: fullName === undefined ? label : `${label}. ${fullName}`,
    numeric: kind === 'number',
  }));
}

/** Several things of a cell, separated by commas. */
function cellOf(one: TableCell | undefined): Cell {
  const [first] = one?.items ?? [];
  return cell((one?.items ?? []).map(({ text }) => text).join(', '), first?.source);
}
