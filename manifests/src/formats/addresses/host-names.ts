import { hostOfConnection } from './connection-string.ts';
import type { HostName } from './host-name.ts';

/** In addresses: `http://api:8080/v1`, `postgres://user@db/shop`. */
const IN_ADDRESS = /(?:\/\/|@)([A-Za-z0-9][\w.-]*)(?=[:/?,]|$)/gu;
/** `redis:6379`, several apart by commas; the port may be a variable. */
const WITH_PORT = /(?:^|,)([A-Za-z0-9][\w.-]*)(?=:(?:\d{1,5}|\$\{?\w+\}?)(?:[,/]|$))/gu;
/** Names alone, which count in a variable that says that it holds hosts. */
const ALONE = /(?:^|,)([A-Za-z0-9][\w.-]*)(?=,|$)/gu;
const HOST_VARIABLE =
  /(?:^|_)(?:HOST|HOSTS|HOSTNAME|SERVER|SERVERS|ADDR|ADDRESS|URL|URI|ENDPOINT|BROKERS?|NODES)$/iu;

/** The hosts that the value of an environment variable names. @param variable its name, such as `REDIS_HOST`. */
export function hostNamesIn(variable: string, value: string): readonly HostName[] {
  const connection = hostOfConnection(value);
  if (connection) return [connection];
  const forms = [IN_ADDRESS, WITH_PORT, ...(HOST_VARIABLE.test(variable) ? [ALONE] : [])];
  return forms.flatMap((form) =>
    [...value.matchAll(form)].map((match) => {
      const name = match[1] ?? '';
      return { name, start: match.index + match[0].length - name.length };
    }),
  );
}
