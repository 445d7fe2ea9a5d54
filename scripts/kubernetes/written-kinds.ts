import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseYaml, resourcesOf, kindsDefinedBy } from '@vitruve/manifests';
import type { StoredFiles, StoredForm } from './compact.ts';

/** Adds the kinds that no package has: `CustomResourceDefinition`s in a folder, one for each file. */
export function addWrittenKinds(folder: string, { structure, kinds }: StoredFiles): void {
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.yaml')) continue;
    const resources = resourcesOf(parseYaml(readFileSync(join(folder, file), 'utf8')));
    for (const { name, detail = '', facts } of resources.flatMap((resource) =>
      kindsDefinedBy(resource, file),
    )) {
      const schema = facts?.['schema'];
      if (typeof schema !== 'string') throw new Error(`${file}: ${name} has no schema`);
      const place = detail.replaceAll('/', '_');
      structure.set(place, { ...structure.get(place), [name]: JSON.parse(schema) as StoredForm });
      kinds.set(detail, { ...kinds.get(detail), [name]: `${place}#${name}` });
    }
  }
}
