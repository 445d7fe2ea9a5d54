import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StoredFiles, StoredForm } from './compact.ts';

/** What is known better than the packages say it. Written after the definitions that projects publish. */
interface Corrections {
  /** New types: one of another file, some of whose fields need not be there. */
  readonly types?: Readonly<Record<string, { readonly like: string; readonly optional: readonly string[] }>>;
  /** Forms of fields, `Type.field`: new ones, or others. */
  readonly fields?: Readonly<Record<string, StoredForm>>;
  /** Fields that need not be there, `Type.field`. */
  readonly optional?: readonly string[];
}

/**
 * Applies `corrections.json`.
 * @throws Error for a correction of something that is not there, so that none outlives its cause.
 */
export function correct(folder: string, { structure, texts }: StoredFiles): void {
  const all = JSON.parse(readFileSync(join(folder, 'corrections.json'), 'utf8')) as Readonly<
    Record<string, Corrections>
  >;
  for (const [file, corrections] of Object.entries(all)) {
    const types = structure.get(file);
    if (!types) throw new Error(`corrections.json: there is no ${file}`);
    for (const [name, { like, optional }] of Object.entries(corrections.types ?? {})) {
      const [from = '', type = ''] = like.split('#');
      const fields = fieldsOf(structure.get(from), from, type);
      types[name] = {
        f: Object.fromEntries(
          Object.entries(fields).map(([key, form]) => [key, withMovedFields(form, from)]),
        ),
      };
      for (const field of optional) relax(types, file, name, field);
      const described = texts.get(from)?.[type];
      if (described) texts.set(file, { ...texts.get(file), [name]: described });
    }
    for (const [path, form] of Object.entries(corrections.fields ?? {})) {
      const [type = '', field = ''] = path.split('.');
      const fields = fieldsOf(types, file, type);
      types[type] = { f: { ...fields, [`${field}!` in fields ? `${field}!` : field]: form } };
    }
    for (const path of corrections.optional ?? []) {
      const [type = '', field = ''] = path.split('.');
      relax(types, file, type, field);
    }
  }
}

function fieldsOf(
  types: Readonly<Record<string, StoredForm>> | undefined,
  file: string,
  type: string,
): Readonly<Record<string, StoredForm>> {
  const form = types?.[type];
  if (typeof form !== 'object' || !form.f) throw new Error(`corrections.json: there is no ${file}#${type}`);
  return form.f;
}

function relax(types: Record<string, StoredForm>, file: string, type: string, field: string): void {
  const fields = fieldsOf(types, file, type);
  if (!(`${field}!` in fields)) throw new Error(`corrections.json: ${type}.${field} is not required`);
  types[type] = {
    f: Object.fromEntries(
      Object.entries(fields).map(([key, form]) => [key === `${field}!` ? field : key, form]),
    ),
  };
}

/** A form of one file as another file writes it: types of the first are named with it. */
function withMovedFields(form: StoredForm, file: string): StoredForm {
  if (typeof form === 'string') return form.includes('#') ? form : form.replace('@', `@${file}#`);
  return {
    ...form,
    ...(form.l === undefined ? {} : { l: withMovedFields(form.l, file) }),
    ...(form.m === undefined ? {} : { m: withMovedFields(form.m, file) }),
    ...(form.f
      ? {
          f: Object.fromEntries(
            Object.entries(form.f).map(([key, below]) => [key, withMovedFields(below, file)]),
          ),
        }
      : {}),
  };
}
