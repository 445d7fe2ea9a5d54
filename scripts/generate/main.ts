import { readFile, writeFile } from 'node:fs/promises';
import { GENERATED } from './generated.ts';

/** Writes what is derived from the kinds and the tasks into the repository: `npm run generate`. */
for (const [path, make] of Object.entries(GENERATED)) {
  const before = await readFile(path, 'utf8').catch(() => '');
  const after = await make(before);
  if (after === before) continue;
  await writeFile(path, after);
  console.log(`written: ${path}`);
}
