import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readClientModels } from './client-models.ts';
import { compact, type StoredFiles } from './compact.ts';
import { readDeclarations } from './declarations.ts';
import type { Models } from './definition.ts';
import { merge } from './merge.ts';

/** The packages that schemas are made of; their licences travel with what is made of them. */
export const SCHEMA_PACKAGES = [
  'kubernetes-models',
  '@kubernetes-models/apimachinery',
  '@kubernetes-models/argo-cd',
  '@kubernetes-models/argo-workflows',
  '@kubernetes-models/cert-manager',
  '@kubernetes-models/gateway-api',
  '@kubernetes-models/istio',
  '@kubernetes-models/keda',
  '@kubernetes-models/prometheus-operator',
  '@kubernetes/client-node',
] as const;

const CLIENT = '@kubernetes/client-node';
const ROOT = join(import.meta.dirname, '../..');
const LIFECYCLE = join(ROOT, 'schemas/kubernetes/lifecycle.json');
const OWN = join(ROOT, 'schemas/kubernetes/kinds');

/**
 * Makes the schemas of Kubernetes resources in a folder, unless they are there already, made of the same packages by the same
 * programs.
 * @param folder for example `out/kubernetes`.
 */
export async function generateSchemas(folder: string): Promise<void> {
  const inputs = fingerprint();
  const stamp = join(folder, 'made-of.txt');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === inputs) return;
  await mkdir(join(folder, '..'), { recursive: true });
  const made = await mkdtemp(`${folder}-`);
  await writeSchemas(schemas(), made);
  await writeFile(join(made, 'made-of.txt'), inputs);
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
  const newest: Models = { definitions: new Map(), names: new Map(), kinds: [] };
  readClientModels(join(packageFolder(CLIENT), 'dist/gen'), newest);
  merge(models, newest);
  return compact(models);
}

function packageFolder(name: string): string {
  return join(ROOT, 'node_modules', name);
}

async function writeSchemas({ structure, texts, kinds }: StoredFiles, folder: string): Promise<void> {
  const lifecycle: unknown = JSON.parse(readFileSync(LIFECYCLE, 'utf8'));
  const own = ownKinds();
  const index = { kinds: { ...Object.fromEntries(kinds), ...own.kinds }, lifecycle };
  await Promise.all([
    writeFile(join(folder, 'index.json'), JSON.stringify(index)),
    ...[...structure, ...own.structure].map(([name, types]) =>
      writeFile(join(folder, `${name}.json`), JSON.stringify(types)),
    ),
    ...[...texts, ...own.texts].map(([name, types]) => writeFile(join(folder, `${name}.text.json`), JSON.stringify(types))),
  ]);
}

/** What decides the outcome: the versions of the packages, and the text of what reads them. */
function fingerprint(): string {
  const hash = createHash('sha256');
  for (const name of SCHEMA_PACKAGES) hash.update(readFileSync(join(packageFolder(name), 'package.json')));
  for (const file of readdirSync(import.meta.dirname).sort()) hash.update(readFileSync(join(import.meta.dirname, file)));
  hash.update(readFileSync(LIFECYCLE));
  for (const file of readdirSync(OWN).sort()) hash.update(readFileSync(join(OWN, file)));
  return hash.digest('hex');
}

function ownKinds(): {
  readonly kinds: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly structure: ReadonlyMap<string, unknown>;
  readonly texts: ReadonlyMap<string, unknown>;
} {
  return { kinds: {}, structure: new Map(), texts: new Map() };
}
