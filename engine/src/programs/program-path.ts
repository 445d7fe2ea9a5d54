import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

let runnable: (source: URL) => string = fileURLToPath;

/**
 * Makes sources of programs start as something else, where there is no bundle of them.
 * @param prepare returns the path of the file to start for the source of a program.
 */
export function startSourcesAs(prepare: (source: URL) => string): void {
  runnable = prepare;
}

/**
 * The file of a program that runs in a process of its own: the bundle beside the one that asks, or the source.
 * @param bundle the name of its bundle.
 * @param asker the address of the module that asks, beside which the source is `main.ts`.
 */
export function programPath(bundle: string, asker: string): string {
  const built = fileURLToPath(new URL(bundle, asker));
  return existsSync(built) ? built : runnable(new URL('main.ts', asker));
}
