import { existsSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import type { Encryption, ServerAddress } from '../foreign/process/protocol.ts';

const EXAMPLE = 'postgresql://user@host:5432/database';

/** Seconds to connect, unless it is said. */
const PATIENCE = 15;

/** Variables of libpq by the parameters of an address. */
const VARIABLES: Readonly<Record<string, string>> = {
  ...{ host: 'PGHOST', port: 'PGPORT', user: 'PGUSER', password: 'PGPASSWORD', dbname: 'PGDATABASE' },
  ...{ options: 'PGOPTIONS', connect_timeout: 'PGCONNECT_TIMEOUT', sslmode: 'PGSSLMODE' },
  ...{ sslrootcert: 'PGSSLROOTCERT', sslcert: 'PGSSLCERT', sslkey: 'PGSSLKEY' },
};

/** Said for the server's lists of what is connected, and replaced with ours. */
const IGNORED = new Set(['application_name', 'fallback_application_name']);

/** Variables that would change where data comes from, or how safely, and are not supported. */
const REFUSED = ['PGSERVICE', 'PGHOSTADDR', 'PGCHANNELBINDING', 'PGREQUIREAUTH', 'PGTARGETSESSIONATTRS'];

type Said = (name: string) => string | undefined;

/**
 * Where a server is, and how it is reached: an address, completed by the variables of libpq.
 * @param name of the variable or secret that holds the address; it is shown, the address is not.
 * @throws TaskError for what is not an address, or asks for what is not supported.
 */
export function serverAddress(
  name: string | undefined,
  address: string | undefined,
  environment: NodeJS.ProcessEnv,
): ServerAddress {
  const parameters = address === undefined ? new Map<string, string>() : parametersOf(name ?? '', address);
  const refused = REFUSED.find((variable) => (environment[variable] ?? '') !== '');
  if (refused !== undefined) throw new TaskError(t('{0} is set, which is not supported', refused));
  const said: Said = (key) => parameters.get(key) ?? (environment[VARIABLES[key] ?? ''] || undefined);
  const host = said('host') ?? 'localhost';
  if (host.includes(',')) throw new TaskError(t('Addresses of several servers are not supported: {0}', host));
  const user = said('user') ?? userInfo().username;
  const [password, options] = [said('password'), said('options')];
  return {
    ...{ host, user, database: said('dbname') ?? user },
    port: numberOf(said, 'port', 1, 65_535) ?? 5432,
    patience: 1000 * (numberOf(said, 'connect_timeout', 1, 3600) ?? PATIENCE),
    ways: host.startsWith('/') ? ['plain'] : waysOf(said),
    ...(password === undefined ? {} : { password }),
    ...(options === undefined ? {} : { options }),
  };
}

/** The server as it is shown: without user and password. */
export function shownServer({ host, port, database }: ServerAddress): string {
  return host.startsWith('/') ? `${database} (${host})` : `${host}:${port}/${database}`;
}

function parametersOf(name: string, address: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const add = (key: string, value: string): void => {
    if (value !== '') found.set(key, value);
  };
  try {
    const url = new URL(address);
    if (!/^postgres(?:ql)?:$/u.test(url.protocol)) throw new Error(url.protocol);
    add('user', decodeURIComponent(url.username));
    add('password', decodeURIComponent(url.password));
    add('host', decodeURIComponent(url.hostname).replace(/^\[(.*)\]$/u, '$1'));
    add('port', url.port);
    add('dbname', decodeURIComponent(url.pathname.slice(1)));
    for (const [key, value] of url.searchParams) add(key, value);
  } catch {
    throw new TaskError(
      t('{0} does not hold the address of a PostgreSQL database such as {1}', name, EXAMPLE),
    );
  }
  for (const key of found.keys())
    if (!(key in VARIABLES) && !IGNORED.has(key))
      throw new TaskError(
        t('The address of the database in {0} has "{1}", which is not supported', name, key),
      );
  return found;
}

function numberOf(said: Said, key: string, least: number, most: number): number | undefined {
  const text = said(key);
  if (text === undefined) return undefined;
  const number = /^\d{1,9}$/u.test(text) ? Number(text) : NaN;
  if (number >= least && number <= most) return number;
  throw new TaskError(t('"{0}" must be a number from {1} to {2}', key, least, most));
}

/** As `sslmode` of libpq says. */
function waysOf(said: Said): readonly ('plain' | Encryption)[] {
  const mode = said('sslmode') ?? 'prefer';
  const given = said('sslrootcert');
  const own = join(homedir(), '.postgresql', 'root.crt');
  const usual = existsSync(own) ? own : undefined;
  const authorities = given === 'system' ? undefined : given === undefined ? usual : resolve(given);
  const [certificate, key] = [said('sslcert'), said('sslkey')];
  const encryption = (proof: Encryption['proof']): Encryption => ({
    proof,
    ...(authorities === undefined ? {} : { authorities }),
    ...(certificate === undefined ? {} : { certificate: resolve(certificate) }),
    ...(key === undefined ? {} : { key: resolve(key) }),
  });
  switch (mode) {
    case 'disable':
      return ['plain'];
    case 'allow':
      return ['plain', encryption('none')];
    case 'prefer':
      return [encryption('none'), 'plain'];
    case 'require':
      // As libpq does: where authorities are known, they are asked.
      return [encryption(authorities === undefined ? 'none' : 'certificate')];
    case 'verify-ca':
      return [encryption('certificate')];
    case 'verify-full':
      return [encryption('name')];
    default:
      throw new TaskError(
        t('"{0}" must be one of: {1}', 'sslmode', 'disable, allow, prefer, require, verify-ca, verify-full'),
      );
  }
}
