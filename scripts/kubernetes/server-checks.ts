import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServerCheck } from '@vitruve/manifests';
import type { StoredFiles, StoredForm } from './compact.ts';

interface Written extends ServerCheck {
  /** The only values of a text, or of the texts of a list. */
  readonly words?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
}

/**
 * Adds to types and fields what the API server checks and its published definition does not say, `server-checks.json`: file → `Type.field`
 * or `Type`. It was written down from `pkg/apis/…/validation` of Kubernetes 1.36.
 * @throws Error for a field that is not there.
 */
export function addServerChecks(folder: string, { structure }: StoredFiles): void {
  const all = JSON.parse(readFileSync(join(folder, 'server-checks.json'), 'utf8')) as Readonly<
    Record<string, Readonly<Record<string, Written>>>
  >;
  for (const [file, checks] of Object.entries(all)) {
    const types = structure.get(file) ?? {};
    for (const [path, check] of Object.entries(checks)) {
      const [name = '', field] = path.split('.');
      const type = types[name];
      if (typeof type !== 'object' || !type.f) throw new Error(`server-checks.json: no ${file}#${name}`);
      if (field === undefined) {
        types[name] = { ...type, c: check };
        continue;
      }
      const key = [field, `${field}!`].find((candidate) => type.f && candidate in type.f);
      const form = key === undefined ? undefined : type.f[key];
      if (key === undefined || form === undefined) throw new Error(`server-checks.json: no ${file}#${path}`);
      types[name] = { ...type, f: { ...type.f, [key]: checked(form, check) } };
    }
  }
}

function checked(form: StoredForm, { words, minimum, maximum, ...check }: Written): StoredForm {
  const limits = {
    ...(words ? { e: words } : {}),
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
  };
  const limited = Object.keys(limits).length === 0 ? form : withLimits(form, limits);
  return Object.keys(check).length === 0 ? limited : { ...asObject(limited), c: check };
}

function withLimits(form: StoredForm, limits: object): StoredForm {
  const object = asObject(form);
  return object.l === undefined
    ? { ...object, ...limits }
    : { ...object, l: { ...asObject(object.l), ...limits } };
}

function asObject(form: StoredForm): Exclude<StoredForm, string> {
  if (typeof form !== 'string') return form;
  if (form.startsWith('[')) return { l: form.slice(1) };
  return form.startsWith('{') ? { m: form.slice(1) } : { t: form };
}
