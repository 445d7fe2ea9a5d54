import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setSchemaSource } from '@vitruve/manifests';

/** Lets schemas of Kubernetes resources be read from a folder, each when a manifest first needs it. */
export function readSchemasFrom(folder: string): void {
  setSchemaSource({
    read(name) {
      try {
        return readFileSync(join(folder, name), 'utf8');
      } catch {
        return undefined;
      }
    },
  });
}
