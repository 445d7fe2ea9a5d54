import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The program of a process that learns: the bundle beside this one, or the source as it is. */
export function programPath(): string {
  const bundle = fileURLToPath(new URL('learning.cjs', import.meta.url));
  return existsSync(bundle) ? bundle : fileURLToPath(new URL('main.ts', import.meta.url));
}
