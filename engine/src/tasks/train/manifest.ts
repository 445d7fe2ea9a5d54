import { dirname, resolve } from 'node:path';
import { t } from '@vscode/l10n';
import { MODEL, PARAMETERS_OF, type ModelDocument } from '@vitruve/manifests';
import { TaskError } from '@vitruve/workspace';
import { plainValue } from '../../running/plain-value.ts';
import { readCheckedManifest } from '../../running/checked-manifest.ts';
import type { GivenInputs, TrainingCommand } from './inputs.ts';
import { basesOf } from './stacked-bases.ts';

/** Keys of a manifest that are about people, and not about the training. */
const TOLD = [
  '$schema',
  'version',
  'name',
  'description',
  'owner',
  'decisions',
  'risks',
  'card',
  'drift',
  'split',
  'parameters',
];
/** Keys that may be a text or a list. */
const LISTS = ['features', 'exclude', 'require'];
/** Keys whose values may be written as numbers. */
const TEXTS = ['positive', 'threshold', 'gap'];

/** Inputs that a command is not told of. */
const UNUSED = [
  ...['algorithm', 'balanced', 'calibration', 'encode', 'folds'],
  ...new Set(Object.values(PARAMETERS_OF).flat()),
];

/** What a manifest says, with the absolute paths of the manifests that it names. */
export type ManifestInputs = GivenInputs & { readonly base?: readonly string[] };

/**
 * Inputs with what a manifest says where they say nothing.
 * @param given its `data` is the manifest.
 * @throws TaskError when the manifest cannot be used.
 */
export async function withManifest({ data: path, ...given }: GivenInputs): Promise<GivenInputs> {
  const { base, ...own } = await inputsOf(path);
  const inputs = base === undefined ? own : { ...own, bases: await basesOf(base, own.target, inputsOf) };
  mustHaveEffect(inputs, given);
  return withoutGiven({ ...inputs, ...given }, given);
}

/**
 * @param path of the manifest.
 * @throws TaskError when it cannot be read, or when one of its rules finds an error: what is misspelt would be left out without a
 *   word otherwise.
 */
async function inputsOf(path: string): Promise<ManifestInputs> {
  const { model } = await readCheckedManifest<ModelDocument>(MODEL, path);
  if (!model?.manifest) throw new TaskError(t('"{0}" is empty', path));
  const root = plainValue(model.manifest.root) as Readonly<Record<string, object | undefined>>;
  const written = Object.fromEntries(
    ['', 'split', 'parameters'].flatMap((key) => Object.entries((key === '' ? root : root[key]) ?? {})),
  );
  const folder = dirname(path);
  const values = Object.entries(written)
    .filter(([key]) => !TOLD.includes(key) && !key.startsWith('x-'))
    .map(([key, value]): [string, unknown] => {
      if (key === 'base') return [key, listOf(value).map((base) => resolve(folder, base))];
      if (LISTS.includes(key)) return [key, listOf(value)];
      if (TEXTS.includes(key)) return [key, String(value)];
      if (key === 'train') return [key, { ...(value as TrainingCommand), folder }];
      return [
        key,
        (key === 'data' || key === 'output') && typeof value === 'string' ? resolve(folder, value) : value,
      ];
    });
  return Object.fromEntries(values) as unknown as ManifestInputs;
}

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [String(value)];
}

/** @throws TaskError for an input that a command would not know of: rules tell of those in the manifest. */
function mustHaveEffect({ train }: GivenInputs, given: Readonly<Record<string, unknown>>): void {
  const unused = train === undefined ? undefined : UNUSED.find((key) => given[key] !== undefined);
  if (unused !== undefined) throw new TaskError(t('"{0}" has no effect on {1}', unused, 'train.run'));
}

/** Whoever gives a parameter a value beside the manifest does not want to search it. */
function withoutGiven(
  { search, ...inputs }: GivenInputs,
  given: Readonly<Record<string, unknown>>,
): GivenInputs {
  if (!search) return inputs;
  const parameters = Object.entries(search.parameters).filter(([name]) => given[name] === undefined);
  if (parameters.length === 0) return inputs;
  return { ...inputs, search: { ...search, parameters: Object.fromEntries(parameters) } };
}
