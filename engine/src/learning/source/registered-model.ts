import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { t } from '@vscode/l10n';
import { isRefusal, registeredFile } from '@vitruve/manifests';
import { reasonOf, TaskError } from '@vitruve/workspace';

/** Where the file of a model is. */
export interface ModelSource {
  /** Absolute. */
  readonly path: string;
  /** What a registry says of it, for `models.yaml#churn@champion`. */
  readonly registered?: {
    readonly registry: string;
    readonly model: string;
    readonly version: string;
    /** What the file must have. */
    readonly sha256: string;
    readonly owner?: string;
  };
}

/** `models.yaml#churn@champion`, `team.models.yaml#churn@2` */
const REFERENCE = /^(?<registry>(?:.*[\\/])?(?:[^\\/#]+\.)?models\.ya?ml)#(?<name>.*)$/isu;

/** True for a path that is named as the manifest of a model. */
export function isModelManifest(path: string): boolean {
  return /\.model\.ya?ml$/iu.test(path);
}

/** Bytes of a registry: more is none. */
const LARGEST = 2_000_000;

/**
 * Where a model is: the file itself, or the file of the version that a registry has under that name.
 * @param path absolute: of a file, or of a registry with `#name@version` or `#name@alias` behind it.
 * @throws TaskError when the registry cannot be read, or has no such version.
 */
export async function modelSource(path: string): Promise<ModelSource> {
  const { registry, name } = REFERENCE.exec(path)?.groups ?? {};
  if (registry === undefined || name === undefined) return { path };
  const at = name.lastIndexOf('@');
  if (at < 1 || at === name.length - 1)
    throw new TaskError(
      t('"{0}" is not a version of a model. Expected: {1}', name, `${basename(registry)}#name@version`),
    );
  const text = await readFile(registry, 'utf8').catch((error: unknown) => {
    throw new TaskError(t('"{0}" cannot be read: {1}', registry, reasonOf(error)));
  });
  if (text.length > LARGEST) throw new TaskError(t('"{0}" is too large for a configuration', registry));
  const found = registeredFile(text, name.slice(0, at), name.slice(at + 1));
  if (isRefusal(found)) throw new TaskError(t('{0}: {1}', registry, found.refused));
  const { file, ...registered } = found;
  return { path: resolve(dirname(registry), file), registered: { registry, ...registered } };
}

/** The files that a model is read from: with its registry, which says what is read. @throws TaskError see `modelSource`. */
export async function modelReads(path: string): Promise<readonly string[]> {
  const source = await modelSource(path);
  return source.registered ? [source.registered.registry, source.path] : [source.path];
}

/** What a model is called: the name in its registry, or that of its file. */
export function modelName(path: string): string {
  const { name } = REFERENCE.exec(path)?.groups ?? {};
  return name === undefined ? basename(path, '.onnx') : name.replace(/@[^@]*$/u, '');
}
