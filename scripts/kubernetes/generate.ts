import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readClientModels } from './client-models.ts';
import { compact, type StoredFiles } from './compact.ts';
import { inherit, readDeclarations } from './declarations.ts';
import { correct } from './corrections.ts';
import type { Models } from './definition.ts';
import { fingerprint, packageFolder, SCHEMA_PACKAGES, WRITTEN } from './inputs.ts';
import { addVersions } from './introduced.ts';
import { merge } from './merge.ts';
import { addServerChecks } from './server-checks.ts';
import { addWrittenKinds } from './written-kinds.ts';

const CLIENT = '@kubernetes/client-node';

/** The file that says what a folder of schemas was made of. */
export const STAMP = 'made-of.txt';

/**
 * Makes the schemas of Kubernetes resources in a folder, unless they are there already, made of the same packages by the same
 * programs.
 * @param folder for example `out/kubernetes`.
 */
export async function generateSchemas(folder: string): Promise<void> {
  const inputs = fingerprint();
  const stamp = join(folder, STAMP);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === inputs) return;
  await mkdir(join(folder, '..'), { recursive: true });
  const made = await mkdtemp(`${folder}-`);
  await writeSchemas(schemas(), made);
  await writeFile(join(made, STAMP), inputs);
  // Two runs may meet here: each has a whole folder to offer.
  await rm(folder, { recursive: true, force: true });
  try {
    await rename(made, folder);
  } catch (error) {
    await rm(made, { recursive: true, force: true });
    if (!existsSync(stamp)) throw error;
  }
}

/** All schemas, from the packages that are installed. */
export function schemas(): StoredFiles {
  const models: Models = { definitions: new Map(), names: new Map(), kinds: [] };
  for (const name of SCHEMA_PACKAGES) if (name !== CLIENT) readDeclarations(packageFolder(name), models);
  inherit(models);
  const newest: Models = { definitions: new Map(), names: new Map(), kinds: [] };
  readClientModels(join(packageFolder(CLIENT), 'dist/gen'), newest);
  merge(models, newest);
  const files = compact(models);
  correct(WRITTEN, files);
  addVersions(WRITTEN, files);
  addServerChecks(WRITTEN, files);
  addWrittenKinds(WRITTEN, files);
  return files;
}

async function writeSchemas({ structure, texts, kinds }: StoredFiles, folder: string): Promise<void> {
  const lifecycle: unknown = JSON.parse(readFileSync(join(WRITTEN, 'lifecycle.json'), 'utf8'));
  const write = (name: string, content: unknown): Promise<void> =>
    writeFile(join(folder, name), JSON.stringify(content));
  await Promise.all([
    write('index.json', { kinds: Object.fromEntries(kinds), lifecycle }),
    ...[...structure].map(([name, types]) => write(`${name}.json`, types)),
    ...[...texts].map(([name, types]) => write(`${name}.text.json`, types)),
  ]);
}
