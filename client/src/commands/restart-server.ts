import type { Connection } from '../connection.ts';

/** Ends the server, if it runs, and starts it again. */
export function restartServer(connection: Connection): Promise<void> {
  return connection.restart();
}
