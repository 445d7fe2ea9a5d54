import { readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { t } from '@vscode/l10n';
import { isMap, isScalar, itemsOf, parseYaml, scalarOf, valueOf, type YamlNode } from '@vitruve/manifests';
import { isInside } from '@vitruve/workspace';
import { notMade } from '../watching/watched-files.ts';
import type { DvcFiles } from './dvc-files.ts';
import type { OpenedDvc } from './open-dvc.ts';

/**
 * Tells of inputs that DVC would make or record again, and that are taken as they are here: data that `*.dvc` files track and that
 * changed, and outputs of stages in another `dvc.yaml`.
 * @param root of the repository of DVC; absolute.
 */
export async function sourceWarnings(
  { stages, folder, path }: OpenedDvc,
  root: string,
  files: DvcFiles,
): Promise<readonly string[]> {
  const made = stages.flatMap(({ outs }) => outs.map((out) => out.path));
  const deps = stages.flatMap((stage) => stage.deps.map((dep) => dep.path));
  const inputs = [...new Set(notMade(deps, made))].map((dep) => resolve(folder, dep));
  const shown = (full: string): string => relative(folder, full).split(sep).join('/');
  const tracking = new Set<string>();
  const warnings = new Set<string>();
  for (const input of inputs) {
    for (const file of await trackingFiles(input, root, files)) tracking.add(file);
    for (const other of foldersUp(input, root).map((at) => join(at, 'dvc.yaml')))
      if (other !== path && (await makes(other, input)))
        warnings.add(t('"{0}" is made by a stage of "{1}", which is not run', shown(input), shown(other)));
  }
  for (const file of tracking)
    for (const { at, md5 } of await tracked(file))
      if ((await files.of(at).catch(() => undefined))?.md5 !== md5)
        warnings.add(t('"{0}" is not what "{1}" records: run "dvc add {0}"', shown(at), shown(file)));
  return [...warnings];
}

/** The folders around a path, up to the repository. */
function foldersUp(path: string, root: string): readonly string[] {
  const folders: string[] = [];
  for (let at = dirname(path); isInside(root, at); at = dirname(at)) folders.push(at);
  return folders;
}

/** The `*.dvc` files of a path, of the folders around it, and of what is in it. */
async function trackingFiles(input: string, root: string, files: DvcFiles): Promise<readonly string[]> {
  const around = [input, ...foldersUp(input, root)].map((at) => `${at}.dvc`);
  const inner = await files.folder(input).catch(() => undefined);
  const within = (inner?.entries ?? []).filter(({ relpath }) => relpath.endsWith('.dvc'));
  return [...around, ...within.map(({ relpath }) => join(input, relpath))];
}

/** What a `*.dvc` file tracks; nothing for a file that is not there, and for the other hashes of DVC 2. */
async function tracked(file: string): Promise<readonly { readonly at: string; readonly md5: string }[]> {
  const root = await yamlOf(file);
  const from = resolve(dirname(file), scalarOf(root, 'wdir')?.text ?? '.');
  return itemsOf(valueOf(root, 'outs')).flatMap((out) => {
    const [path, md5] = [scalarOf(out, 'path')?.text, scalarOf(out, 'md5')?.text];
    if (path === undefined || md5 === undefined || scalarOf(out, 'hash')?.text !== 'md5') return [];
    return [{ at: resolve(from, path), md5 }];
  });
}

/** Whether a stage of a `dvc.yaml` makes a path, as far as no variables are in its outputs. */
async function makes(file: string, input: string): Promise<boolean> {
  const stages = valueOf(await yamlOf(file), 'stages');
  return (isMap(stages) ? stages.pairs : []).some(({ value }) => {
    const definition = valueOf(value, 'do') ?? value;
    const from = resolve(dirname(file), scalarOf(definition, 'wdir')?.text ?? '.');
    return ['outs', 'metrics', 'plots'].some((section) =>
      itemsOf(valueOf(definition, section)).some((item) => {
        const [path] = isScalar(item) ? [item] : isMap(item) ? item.pairs.map(({ key }) => key) : [];
        if (!path) return false;
        const out = resolve(from, path.text);
        return isInside(out, input) || isInside(input, out);
      }),
    );
  });
}

async function yamlOf(file: string): Promise<YamlNode | null> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return parseYaml(text)[0]?.root ?? null;
}
