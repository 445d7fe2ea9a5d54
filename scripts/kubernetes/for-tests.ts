import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSchemasFrom } from '@vitruve/server/schema-files';
import { fingerprint } from './inputs.ts';

/** Tests run the sources, which find the schemas where the build leaves them; made now when they are not there yet. */
const folder = join(import.meta.dirname, '../../out/kubernetes');
const stamp = join(folder, 'made-of.txt');
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== fingerprint()) {
  const { generateSchemas } = await import('./generate.ts');
  await generateSchemas(folder);
}
readSchemasFrom(folder);
