import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { t } from '@vscode/l10n';
import { MODEL, Workspace, type ModelDocument, type YamlNode } from '@vitruve/manifests';
import { reasonOf, TaskError, uriOfPath } from '@vitruve/workspace';
import { URI } from 'vscode-uri';
import { locatedFaults } from '../../running/located-faults.ts';
import type { GivenInputs } from './inputs.ts';

/** Bytes of a manifest: more is none. */
const LARGEST = 1_000_000;

/** Keys of a manifest that are about people, and not about the training. */
const TOLD = [
  '$schema',
  'version',
  'name',
  'description',
  'owner',
  'decisions',
  'risks',
  'split',
  'parameters',
];
/** Keys that may be a text or a list. */
const LISTS = ['features', 'exclude', 'require'];
/** Keys whose values may be written as numbers. */
const TEXTS = ['positive', 'threshold', 'gap'];

/** True for a path that is named as the manifest of a model. */
export function isManifest(path: string): boolean {
  return /\.model\.ya?ml$/iu.test(path);
}

/**
 * Inputs with what a manifest says where they say nothing.
 * @param given its `data` is the manifest.
 * @throws TaskError when it cannot be read, or when one of its rules finds an error: what is misspelt would be left out without a
 *   word otherwise.
 */
export async function withManifest({ data: path, ...given }: GivenInputs): Promise<GivenInputs> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new TaskError(t('"{0}" cannot be read: {1}', path, reasonOf(error)));
  });
  if (text.length > LARGEST) throw new TaskError(t('"{0}" is too large for a configuration', path));
  const root = rootOf(path, text);
  const written = Object.fromEntries(
    ['', 'split', 'parameters'].flatMap((key) => Object.entries((key === '' ? root : root[key]) ?? {})),
  );
  const folder = dirname(path);
  const values = Object.entries(written)
    .filter(([key]) => !TOLD.includes(key) && !key.startsWith('x-'))
    .map(([key, value]): [string, unknown] => {
      if (LISTS.includes(key)) return [key, Array.isArray(value) ? value.map(String) : [String(value)]];
      if (TEXTS.includes(key)) return [key, String(value)];
      return [
        key,
        (key === 'data' || key === 'output') && typeof value === 'string' ? resolve(folder, value) : value,
      ];
    });
  return { ...(Object.fromEntries(values) as unknown as GivenInputs), ...given };
}

/** The manifest as plain values. */
function rootOf(path: string, text: string): Readonly<Record<string, object | undefined>> {
  const uri = uriOfPath(path);
  const folder = URI.parse(new URL('.', pathToFileURL(path)).href).toString();
  const workspace = new Workspace([{ ...MODEL, detect: () => true }], {
    exists: (file) => existsSync(URI.parse(file).fsPath),
    today: () => new Date().toISOString().slice(0, 10),
  });
  workspace.addRoot(folder.replace(/\/$/u, ''));
  workspace.update(uri, text, { open: true });
  const manifest = workspace.manifest(uri);
  const errors = workspace.check(uri).findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    const faults = errors.map(({ span, message, rule }) => ({ span, message: `${message} (${rule})` }));
    throw new TaskError(locatedFaults(path, text, faults));
  }
  const { manifest: read } = (manifest?.context.model ?? {}) as Partial<ModelDocument>;
  if (!read) throw new TaskError(t('"{0}" is empty', path));
  return plain(read.root) as Readonly<Record<string, object | undefined>>;
}

function plain(node: YamlNode | null): unknown {
  if (!node) return undefined;
  switch (node.type) {
    case 'map':
      return Object.fromEntries(node.pairs.map(({ key, value }) => [key.text, plain(value)]));
    case 'seq':
      return node.items.map(plain);
    case 'scalar':
      return node.value;
  }
}
