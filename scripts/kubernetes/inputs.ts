import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

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

const ROOT = join(import.meta.dirname, '../..');

/** What people wrote: when versions of APIs came and went, and schemas that no package has. */
export const WRITTEN = join(ROOT, 'schemas/kubernetes');

export function packageFolder(name: string): string {
  return join(ROOT, 'node_modules', name);
}

/** What decides the outcome: the versions of the packages, the text of what reads them, and what people wrote. */
export function fingerprint(): string {
  const hash = createHash('sha256');
  for (const name of SCHEMA_PACKAGES) hash.update(readFileSync(join(packageFolder(name), 'package.json')));
  for (const folder of [import.meta.dirname, WRITTEN]) {
    for (const file of readdirSync(folder).sort()) hash.update(readFileSync(join(folder, file)));
  }
  return hash.digest('hex');
}
