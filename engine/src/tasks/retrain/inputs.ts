import { existsSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { t } from '@vscode/l10n';
import { MODEL, type ModelDocument } from '@vitruve/manifests';
import { TaskError } from '@vitruve/workspace';
import { readCheckedManifest } from '../../running/checked-manifest.ts';
import { plainValue } from '../../running/plain-value.ts';

/** Inputs of another task. */
export type TaskInputs = Readonly<Record<string, unknown>>;

/** What `vitruve/retrain` is given; see `schemas/tasks/retrain.schema.json`. Paths are absolute. */
export interface GivenRetrain {
  readonly manifest: string;
  readonly table?: string;
  readonly reference?: string;
  readonly as?: string;
  readonly registry?: string;
  readonly by: string;
  readonly why?: string;
  readonly output?: string;
  /** `YYYY-MM-DD` */
  readonly date?: string;
  readonly threads?: number;
}

/** The same with what the manifest says, as the inputs of the tasks that do the work. */
export interface RetrainInputs extends GivenRetrain {
  readonly output: string;
  /** The JSON file of the measures. */
  readonly evaluation: string;
  /** Of `vitruve/drift`. */
  readonly drift: TaskInputs & { readonly current: string; readonly reference: string };
  /** Of `vitruve/train`. */
  readonly train: TaskInputs;
  /** That of the manifest. */
  readonly name: string;
}

/**
 * Adds what the manifest says.
 * @throws TaskError when it cannot be used, or nothing says which tables are compared.
 */
export async function withManifest(given: GivenRetrain): Promise<RetrainInputs> {
  const { manifest, table, threads, date } = given;
  if (!/\.model\.ya?ml$/iu.test(manifest))
    throw new TaskError(t('"{0}" is not a model manifest (*.model.yaml)', manifest));
  const { model } = await readCheckedManifest<ModelDocument>(MODEL, manifest);
  const root = (plainValue(model?.manifest?.root ?? null) ?? {}) as Readonly<Record<string, unknown>>;
  const { reference: written, ...policy } = (root['drift'] ?? {}) as TaskInputs;
  const pathOf = (path: unknown): string => resolve(dirname(manifest), textOf(path));
  const data = pathOf(root['data']);
  const own = written === undefined ? undefined : pathOf(written);
  const reference = given.reference ?? own ?? (table === undefined ? undefined : data);
  if (reference === undefined)
    throw new TaskError(
      t(
        'Specify the table to check ("table"), or the one to compare it with ("reference", or "drift" of the manifest)',
      ),
    );
  const output = given.output ?? freePath(pathOf(root['output']), date ?? today());
  const evaluation = output.replace(/\.onnx$/iu, '.json');
  return {
    ...given,
    output,
    evaluation,
    drift: { ...comparedColumns(root), ...policy, current: table ?? data, reference },
    train: { data: manifest, output, ...defined({ table, threads }) },
    name: textOf(root['name'] ?? basename(manifest).replace(/\.model\.ya?ml$/iu, '')),
  };
}

/** What a model learns, unless the policy says otherwise: times and keys differ between any two tables. */
function comparedColumns(root: Readonly<Record<string, unknown>>): TaskInputs {
  const { drift, features, exclude, target, split } = root;
  if (drift && typeof drift === 'object' && 'columns' in drift) return {};
  if (features !== undefined) return { columns: [...new Set([...textsOf(features), ...textsOf(target)])] };
  const { time, group } = (split ?? {}) as Readonly<Record<string, unknown>>;
  const others = new Set([exclude, time, group].flatMap(textsOf));
  return others.size > 0 ? { exclude: [...others] } : {};
}

/** The path of a version: a file that is registered must stay as it is. */
function freePath(output: string, date: string): string {
  const stem = `${output.replace(/\.onnx$/iu, '')}-${date}`;
  for (let count = 1; ; count++) {
    const path = `${stem}${count === 1 ? '' : `-${count}`}.onnx`;
    if (!existsSync(path)) return path;
  }
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** Of YAML, one or several texts; the schema has checked them. */
function textsOf(value: unknown): readonly string[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value.map(textOf) : [textOf(value)];
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** Without those that are not given. */
export function defined(values: TaskInputs): TaskInputs {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
