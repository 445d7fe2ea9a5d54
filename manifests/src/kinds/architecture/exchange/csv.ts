import { CSV_COMMA, writeCsv } from '../../../formats/tables/csv-write.ts';
import type { ExportedSystem } from './exported-system.ts';

/** A row for each element. */
export function writeElementsCsv({ elements }: ExportedSystem): string {
  return csvOf('elements', [
    ['id', 'title', 'parent', 'layer', 'kind', 'technology', 'owner', 'zone'],
    ...elements.map(({ id, title, parent, layer, kind, technology, owner, zone }) => [
      ...[id, title, parent?.id, layer, kind, technology, owner, zone],
    ]),
  ]);
}

/** A row for each flow, and for what realizes an element or runs it. */
export function writeRelationsCsv({ relations }: ExportedSystem): string {
  return csvOf('relations', [
    ['kind', 'from', 'to', 'protocol', 'data', 'synchronous'],
    ...relations.map(({ kind, from, to, protocol, data, isSync }) => [
      ...[kind, from.id, to.id, protocol, data.join(' ')],
      kind === 'flow' ? String(isSync) : undefined,
    ]),
  ]);
}

function csvOf(name: string, rows: readonly (readonly (string | undefined)[])[]): string {
  const sheet = { name, rows: rows.map((row) => row.map((text = '') => ({ text }))) };
  return new TextDecoder().decode(writeCsv(sheet, CSV_COMMA));
}
