import {
  Resolver,
  withNames,
  type OpenScope,
  type ResolvedUse,
  type Tables,
  type TableUse,
} from './resolver.ts';
import type { Script } from './script.ts';
import { UNKNOWN_TABLE, type SqlTable } from './table.ts';
import { SqlNotFollowed } from './tokens.ts';

/** What a script makes of its inputs, and what its names mean. */
export interface ScriptTables {
  /** The tables and views that it creates, by their names in lower case. */
  readonly created: Tables;
  /** The result of the script, if it is one query and nothing else. */
  readonly result: SqlTable | undefined;
  readonly uses: readonly ResolvedUse[];
  readonly tableUses: readonly TableUse[];
  readonly scopes: readonly OpenScope[];
  /** Where the first statement is that is not followed: what is behind it is not known. */
  readonly lostAt: number | undefined;
}

/** Follows columns through the statements of a script. */
export function scriptTables(script: Script, inputs: Tables): ScriptTables {
  const resolver = new Resolver();
  const tables = new Map(inputs);
  const created = new Map<string, SqlTable>();
  let result: SqlTable | undefined;
  let lostAt: number | undefined;
  for (const statement of script.statements) {
    if (statement.kind === 'neutral') continue;
    if (statement.kind === 'other') {
      lostAt = statement.at;
      break;
    }
    try {
      const table = resolver.query(statement.query, tables);
      result = table;
      if (statement.kind !== 'create') continue;
      const key = statement.name.text.toLowerCase();
      const named = withNames(table, statement.columns);
      tables.set(key, named);
      created.set(key, named);
    } catch (error) {
      if (!(error instanceof SqlNotFollowed)) throw error;
      lostAt = error.at;
      break;
    }
  }
  // A statement that is not followed may change what others made.
  if (lostAt !== undefined) for (const key of created.keys()) created.set(key, UNKNOWN_TABLE);
  const [only, another] = script.statements;
  return {
    created,
    result: only?.kind === 'query' && !another && lostAt === undefined ? result : undefined,
    uses: [...resolver.uses.values()],
    tableUses: [...resolver.tableUses.values()],
    scopes: resolver.scopes,
    lostAt,
  };
}
