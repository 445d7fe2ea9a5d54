import { basename, dirname, resolve } from 'node:path';
import { t } from '@vscode/l10n';
import { MODEL, type ModelDocument } from '@vitruve/manifests';
import { TaskError } from '@vitruve/workspace';
import { openAnyModel } from '../learning/source/model-file.ts';
import { isModelManifest, modelName } from '../learning/source/registered-model.ts';
import { readCheckedManifest } from '../running/checked-manifest.ts';

/** A model that is to be served, with its file. */
export interface ServedModel {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Of the bytes: SHA-256 in hexadecimal. */
  readonly hash: string;
  /** In its registry; of a file without one, the first digits of its hash. */
  readonly version: string;
  readonly owner: string | undefined;
}

/** As the service names the version of a file that is in no registry. */
const VERSION_DIGITS = 12;

/**
 * Reads a model: of a manifest the file that its training wrote, of `models.yaml#name@alias` the registered one.
 * @param path absolute: a manifest, a name in a registry, or an ONNX file.
 * @param shown as messages name it.
 * @throws UserError when it cannot be read, is not the registered file, or is not a model that can be served.
 */
export async function readServedModel(path: string, shown: string): Promise<ServedModel> {
  const { file, name, owner } = isModelManifest(path)
    ? await trainedFile(path)
    : { file: path, name: modelName(path), owner: undefined };
  const { bytes, hash, registered } = await openAnyModel(
    file,
    isModelManifest(path) ? basename(file) : shown,
  );
  return {
    name,
    bytes,
    hash,
    version: registered?.version ?? hash.slice(0, VERSION_DIGITS),
    owner: owner ?? registered?.owner,
  };
}

/** The file of a model: of a manifest the one that its training writes. @param path absolute. @throws TaskError for a manifest with errors. */
export async function modelFile(path: string): Promise<string> {
  return isModelManifest(path) ? (await trainedFile(path)).file : path;
}

/** The file of a manifest, and who answers for it. @throws TaskError for a manifest with errors. */
async function trainedFile(
  path: string,
): Promise<{ readonly file: string; readonly name: string; readonly owner: string | undefined }> {
  const { model } = await readCheckedManifest<ModelDocument>(MODEL, path);
  const manifest = model?.manifest;
  if (!manifest?.output) throw new TaskError(t('The input "{0}" is required', 'output'));
  return {
    file: resolve(dirname(path), manifest.output.text),
    name: manifest.name?.text ?? basename(path).replace(/\.model\.ya?ml$/iu, ''),
    owner: manifest.owner?.text,
  };
}
