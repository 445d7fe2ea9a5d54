import { join } from 'node:path';
import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import type { RunContext } from '../../running/task.ts';
import type { ServerColumn } from '../../tables/foreign/process/protocol.ts';
import { serverAddress, shownServer } from '../../tables/server/address.ts';
import { readServer, tableName } from '../../tables/server/read-server.ts';
import type { LoadInputs } from './inputs.ts';

/** A table or a query of a server, as a text whose columns have types. */
export interface ServerSource {
  readonly kind: 'server';
  readonly path: string;
  readonly columns: readonly ServerColumn[];
  readonly server: string;
}

/** What of a server is to be read. */
type Asked = Pick<LoadInputs, 'database' | 'table' | 'query' | 'timeout'>;

/** Seconds that a server may take until it answers. */
const TIMEOUT = 600;

/** Inputs that say how a file is read. */
const OF_FILES = ['separator', 'encoding', 'header', 'skip', 'sheet', 'member', 'marks'] as const;

/** Whether a file or a server is to be read. @throws TaskError unless it is exactly one of them. */
export function askedSource(inputs: LoadInputs): { readonly file: string } | Asked {
  const { file, database, table, query, timeout } = inputs;
  const refuse = (first: string, second: string): never => {
    throw new TaskError(t('"{0}" and "{1}" cannot be used together', first, second));
  };
  if (file !== undefined) {
    for (const name of ['database', 'table', 'query', 'timeout'] as const)
      if (inputs[name] !== undefined) refuse('file', name);
    return { file };
  }
  if (table === undefined && query === undefined)
    throw new TaskError(t('Set "file" to load a file, or "table" or "query" to load from PostgreSQL'));
  if (table !== undefined && query !== undefined) refuse('table', 'query');
  if (table !== undefined) tableName(table);
  for (const name of OF_FILES)
    if (inputs[name] !== undefined) refuse(table === undefined ? 'query' : 'table', name);
  return {
    ...(database === undefined ? {} : { database }),
    ...(table === undefined ? {} : { table }),
    ...(query === undefined ? {} : { query }),
    ...(timeout === undefined ? {} : { timeout }),
  };
}

/**
 * Reads what is asked of a server into a text.
 * @param scratch absolute path of a folder for it.
 * @throws TaskError when it cannot be read.
 */
export async function openServer(
  { database, timeout = TIMEOUT, ...asked }: Asked,
  scratch: string,
  { signal, secret }: Pick<RunContext<undefined>, 'signal' | 'secret'>,
): Promise<ServerSource> {
  const valueOf = secret ?? ((name: string) => process.env[name]);
  const value = database === undefined ? undefined : valueOf(database);
  if (database !== undefined && (value === undefined || value === ''))
    throw new TaskError(
      t('The secret "{0}" is missing: set it as an environment variable, or in VS Code', database),
    );
  const address = serverAddress(database, value, process.env);
  const path = join(scratch, 'server.csv');
  const columns = await readServer({ ...asked, address, to: path, timeout }, signal);
  return { kind: 'server', path, columns, server: shownServer(address) };
}
