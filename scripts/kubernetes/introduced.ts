import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StoredFiles, StoredForm } from './compact.ts';

/**
 * Adds to fields the version of Kubernetes that brought them, `introduced.json`: file → `Type.field` → version. It was written down from
 * the Go types of `k8s.io/api` from 1.20 on; fields that are not in it are older, or as old as their type.
 * @throws Error for a field that is not there.
 */
export function addVersions(folder: string, { structure }: StoredFiles): void {
  const all = JSON.parse(readFileSync(join(folder, 'introduced.json'), 'utf8')) as Readonly<
    Record<string, Readonly<Record<string, string>>>
  >;
  for (const [file, fields] of Object.entries(all)) {
    for (const [path, version] of Object.entries(fields)) {
      const [name = '', field = ''] = path.split('.');
      const type = structure.get(file)?.[name];
      const known = typeof type === 'object' ? type.f : undefined;
      const key = [field, `${field}!`].find((candidate) => known && candidate in known);
      const form = key === undefined ? undefined : known?.[key];
      if (!known || key === undefined || form === undefined)
        throw new Error(`introduced.json: there is no ${file}#${path}`);
      const types = structure.get(file) ?? {};
      types[name] = { f: { ...known, [key]: versioned(form, version) } };
    }
  }
}

function versioned(form: StoredForm, version: string): StoredForm {
  if (typeof form !== 'string') return { ...form, v: version };
  if (form.startsWith('[')) return { l: form.slice(1), v: version };
  if (form.startsWith('{')) return { m: form.slice(1), v: version };
  return { t: form, v: version };
}
