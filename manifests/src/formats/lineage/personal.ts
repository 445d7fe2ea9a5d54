import type { Entity } from '../../core/graph/entity.ts';
import type { Graph } from '../../core/graph/graph.ts';
import { nameKey } from '../../core/graph/entity.ts';
import type {} from '../architecture/entity-types.ts';
import type {} from '../tables/entity-types.ts';
import type { Lineage } from './lineage.ts';
import { columnOf } from './named-table.ts';

/** A column with personal data, as the table of a quality suite marks it. */
export interface PersonalColumn {
  readonly table: Entity<'table'>;
  readonly file: string;
  readonly column: string;
  /** Its entry in the record of processing activities: data of the architecture model. */
  readonly entry: string | undefined;
}

/** Columns that are followed from one report. */
const MOST_STEPS = 10_000;

/** The columns that suites of the workspace mark as personal, by file and column. */
export function personalColumns(graph: Graph, from: string): ReadonlyMap<string, PersonalColumn> {
  const marked = new Map<string, PersonalColumn>();
  for (const table of graph.all('table', from)) {
    const { file, personal = {} } = table.facts ?? {};
    if (file === undefined) continue;
    for (const [column, entry] of Object.entries(personal))
      marked.set(keyOf(file, column), { table, file, column, entry: entry === '' ? undefined : entry });
  }
  return marked;
}

/** The personal columns of which single values reach a column of a file; those of which only many rows together do are none. */
export function personalSources(
  lineage: Lineage,
  marked: ReadonlyMap<string, PersonalColumn>,
  file: string,
  column: string,
): readonly PersonalColumn[] {
  const found = new Set<PersonalColumn>();
  const seen = new Set<string>();
  const open = [{ file, column }];
  for (let next = open.pop(); next && seen.size < MOST_STEPS; next = open.pop()) {
    const key = keyOf(next.file, next.column);
    if (seen.has(key)) continue;
    seen.add(key);
    const own = marked.get(key);
    if (own) found.add(own);
    for (const origin of columnOf(lineage.table(next.file), next.column)?.origins ?? [])
      if (!origin.isBlended) open.push(origin);
  }
  return [...found];
}

/** True for a column whose entry is in the architecture model. */
export function isRecorded(graph: Graph, { entry, table }: PersonalColumn): boolean {
  return entry !== undefined && graph.find('data-class', nameKey(entry), table.uri).length > 0;
}

function keyOf(file: string, column: string): string {
  return `${file} ${column.toLowerCase()}`;
}
