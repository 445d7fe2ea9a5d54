import { t } from '@vscode/l10n';
import type { Entity } from '../../core/graph/entity.ts';
import type { Graph } from '../../core/graph/graph.ts';
import { fileName } from '../../core/text/resource.ts';
import type { Span } from '../../core/text/span.ts';
import { fileColumns, isUnknown } from '../tables/file-columns.ts';
import type { Tables } from '../sql/resolver.ts';
import type { ScriptTables } from '../sql/script-tables.ts';
import { scriptTables } from '../sql/script-tables.ts';
import { inputTable, UNKNOWN_TABLE, type SqlTable, type TableColumn } from '../sql/table.ts';
import type {} from '../stages/entity-types.ts';
import { knownScript } from './known-scripts.ts';

/** A column of a file, and what its values are made of. */
export interface LineageColumn {
  readonly name: string;
  readonly type: string | undefined;
  /** The columns of files that the stage reads; undefined where that is not known, and for a file that no SQL makes. */
  readonly origins: readonly FileColumn[] | undefined;
  /** Where SQL says its name. */
  readonly place: SqlPlace | undefined;
}

/** A part of SQL. */
export interface SqlPlace {
  /** Of the file of SQL, or of the pipeline whose stage says it. */
  readonly uri: string;
  /** The stage that says the SQL itself. */
  readonly stage?: string;
  readonly span: Span;
}

/** A column of a file, as the value of another comes from it. */
export interface FileColumn {
  readonly file: string;
  readonly column: string;
  /** True if only groups of at least 11 rows, or all rows together, tell something of it. */
  readonly isBlended: boolean;
}

/** What is known of a table in a file. */
export interface LineageTable {
  readonly columns: readonly LineageColumn[];
  /** False where it may have more columns. */
  readonly isWhole: boolean;
  /** The stage that makes it with SQL. */
  readonly maker: Entity<'output'> | undefined;
  /** The rows that types were told from, for a file that does not say them. */
  readonly sampled: number | undefined;
  /** Why its columns are not known. */
  readonly reason: string | undefined;
}

/** Stages behind one another that are followed. */
const LONGEST = 100;

/** Columns of tables, followed through the SQL of stages. What it found is kept: make a new one for each question. */
export class Lineage {
  readonly #graph: Graph;
  readonly #tables = new Map<string, LineageTable>();
  readonly #open = new Set<string>();

  constructor(graph: Graph) {
    this.#graph = graph;
  }

  /** The table in a file. The SQL that makes it says what it will have; otherwise, the file says what it has. */
  table(file: string): LineageTable {
    const known = this.#tables.get(file);
    if (known) return known;
    // A stage that reads what it makes, by way of others.
    if (this.#open.has(file) || this.#open.size > LONGEST) return this.#inFile(file, undefined);
    this.#open.add(file);
    const table = this.#look(file);
    this.#open.delete(file);
    this.#tables.set(file, table);
    return table;
  }

  /** The tables that the SQL of an output reads, by their names in lower case. */
  inputs({ facts }: Entity<'output'>): Tables {
    return new Map(
      Object.entries(facts?.reads ?? {}).map(([name, file]) => {
        if (file === '') return [name.toLowerCase(), UNKNOWN_TABLE] as const;
        const { columns, isWhole } = this.table(file);
        const typed = columns.map(({ name: column, type }) =>
          type === undefined ? { name: column } : { name: column, type },
        );
        return [name.toLowerCase(), inputTable(name, typed, isWhole)] as const;
      }),
    );
  }

  /** What the SQL of an output makes of its inputs; undefined for one that no SQL makes. */
  script(output: Entity<'output'>): ScriptTables | undefined {
    const text = sqlOf(this.#graph, output);
    return text === undefined ? undefined : scriptTables(knownScript(text), this.inputs(output));
  }

  #look(file: string): LineageTable {
    const makers = makersOf(this.#graph, file);
    const [maker, another] = makers;
    if (!maker || another || maker.facts?.task !== 'vitruve/sql') return this.#inFile(file, maker);
    const table = this.made(maker);
    const found = this.#inFile(file, maker);
    if (!table || (table.columns.length === 0 && !table.isWhole)) return { ...found, maker };
    const { reads = {} } = maker.facts;
    const files = new Map(Object.entries(reads).map(([name, path]) => [name.toLowerCase(), path]));
    const types = new Map(found.columns.map(({ name, type }) => [name.toLowerCase(), type]));
    const columns = table.columns.flatMap((column): readonly LineageColumn[] =>
      column.name === undefined
        ? []
        : [
            {
              name: column.name,
              type: column.type ?? types.get(column.name.toLowerCase()),
              origins: originsOf(column, files),
              place: column.span && sqlPlace(maker, column.span),
            },
          ],
    );
    const isWhole = table.isWhole && columns.length === table.columns.length;
    const names = new Set(columns.map(({ name }) => name.toLowerCase()));
    // What the file had when it was last made may tell what SQL does not.
    const more = isWhole ? [] : found.columns.filter(({ name }) => !names.has(name.toLowerCase()));
    return {
      columns: [...columns, ...more],
      isWhole: isWhole && names.size === columns.length,
      maker,
      sampled: undefined,
      reason: undefined,
    };
  }

  /** The table that SQL makes of its inputs for an output. */
  made(maker: Entity<'output'>): SqlTable | undefined {
    const script = this.script(maker);
    const { table = '', tables = 0 } = maker.facts ?? {};
    if (script?.result && tables === 1) return script.result;
    return script?.created.get(table.toLowerCase()) ?? (script ? UNKNOWN_TABLE : undefined);
  }

  #inFile(file: string, maker: Entity<'output'> | undefined): LineageTable {
    const found = fileColumns(this.#graph, file);
    const none = { maker: undefined, sampled: undefined, reason: undefined };
    if (!isUnknown(found)) {
      const columns = found.columns.map(({ name, type }): LineageColumn => ({
        name,
        type,
        origins: undefined,
        place: undefined,
      }));
      return { ...none, columns, isWhole: found.isWhole, sampled: found.sampled };
    }
    const stage = maker?.facts?.stage;
    const reason =
      stage !== undefined && !this.#graph.fileExists(file)
        ? t('stage "{0}" has not created "{1}" yet', stage, fileName(file))
        : found.reason;
    return { ...none, columns: [], isWhole: false, reason };
  }
}

/** Characters of a file of SQL: the task takes no more. */
const MOST_SQL = 1024 * 1024;

/** The SQL that makes an output; undefined for one that no SQL makes, or whose SQL cannot be read. */
export function sqlOf(graph: Graph, { facts }: Entity<'output'>): string | undefined {
  if (facts?.query !== undefined) return facts.query;
  return facts?.sql === undefined ? undefined : readSql(graph, facts.sql);
}

/** A part of the SQL that makes an output. */
export function sqlPlace({ uri, facts }: Entity<'output'>, span: Span): SqlPlace | undefined {
  const { query, sql, stage = '' } = facts ?? {};
  if (query !== undefined) return { uri, stage, span };
  return sql === undefined ? undefined : { uri: sql, span };
}

/** The text of a file of SQL; undefined where it is not known. */
export function readSql(graph: Graph, uri: string): string | undefined {
  return graph.beginning(uri, MOST_SQL);
}

/** The outputs of pipelines whose file this is. */
export function makersOf(graph: Graph, file: string): readonly Entity<'output'>[] {
  const documents = new Set(
    graph.referencesToFile(file).flatMap(({ relation, uri }) => (relation === 'makes' ? [uri] : [])),
  );
  return [...documents].flatMap((uri) =>
    graph
      .declaredIn(uri)
      .flatMap((entity) => (isOutput(entity) && entity.facts?.file === file ? [entity] : [])),
  );
}

function isOutput(entity: Entity): entity is Entity<'output'> & Entity {
  return entity.type === 'output';
}

function originsOf(
  { origins }: TableColumn,
  files: ReadonlyMap<string, string>,
): readonly FileColumn[] | undefined {
  return (
    origins &&
    [...origins.values()].flatMap(({ table, column, isBlended }) => {
      const file = files.get(table);
      return file === undefined || file === '' ? [] : [{ file, column, isBlended }];
    })
  );
}
