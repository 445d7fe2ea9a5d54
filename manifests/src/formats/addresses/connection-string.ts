import type { HostName } from './host-name.ts';

/** `Server=catalogdb;Port=5432;…`, `Data Source=tcp:orders,1433;…`: key and value pairs, as .NET and ODBC write them. */
const HOST_PAIR =
  /(?:^|;)\s*(?:Server|Host|Data Source|Addr|Address|Network Address)\s*=\s*(?:tcp:)?([A-Za-z0-9][\w.-]*)(?=[,:\\][^;]*;|\s*;)/iu;

/** Characters of a text that is looked at: a connection string has fewer. */
const MOST_CHARACTERS = 500;

/** The host of a connection string; undefined for any other text. */
export function hostOfConnection(text: string): HostName | undefined {
  const match = text.length > MOST_CHARACTERS ? null : HOST_PAIR.exec(text);
  const name = match?.[1];
  return match && name !== undefined
    ? { name, start: match.index + match[0].length - name.length }
    : undefined;
}
