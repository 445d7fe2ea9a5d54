import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readSchemasFrom } from '@vitruve/workspace';
import { fingerprint } from './inputs.ts';

const folder = join(import.meta.dirname, '../../out/kubernetes');
const stamp = join(folder, 'made-of.txt');

/**
 * Tests run the sources, which find the schemas where the build leaves them; made now when they are not there yet. Once for all
 * processes of a run.
 */
export async function mochaGlobalSetup(): Promise<void> {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint()) return;
  const { generateSchemas } = await import('./generate.ts');
  await generateSchemas(folder);
}

export const mochaHooks = {
  async beforeAll(): Promise<void> {
    // Mocha loads some test files as CommonJS and others as modules, which then have each module of ours to themselves.
    readSchemasFrom(folder);
    const asModule = pathToFileURL(
      join(import.meta.dirname, '../../workspace/src/disk/schema-files.ts'),
    ).href;
    const other = (await import(asModule)) as { readSchemasFrom: typeof readSchemasFrom };
    other.readSchemasFrom(folder);
  },
};
