import type { Connection } from '../connection.ts';

/** Shows what the extension and the server have written down. */
export function showOutput(connection: Connection): void {
  connection.output.show();
}
