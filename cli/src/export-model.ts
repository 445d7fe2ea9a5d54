import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { exportModel, type DeploymentOptions, type ModelExportTarget } from '@vitruve/engine';
import { t } from '@vscode/l10n';
import { reasonOf } from '@vitruve/workspace';
import { CommandError } from './command-error.ts';
import { emit, tellInfos } from './output.ts';

/** How a model is exported. */
interface ModelExport extends DeploymentOptions {
  /** A folder; otherwise one that is named after the model, in the current folder. */
  readonly output: string | undefined;
  /** Whether existing files are replaced. */
  readonly force: boolean;
}

/**
 * Writes what serves a model to a folder, and says what is left to do.
 * @param model a manifest, `models.yaml#name@alias`, or an ONNX file.
 * @throws UserError for a model that cannot be served, and for files that exist.
 */
export async function exportModelInTerminal(
  model: string,
  target: ModelExportTarget,
  { output, force, ...options }: ModelExport,
): Promise<void> {
  const { folder: named, files, infos } = await exportModel(resolve(model), model, target, options);
  const folder = output ?? named;
  const paths = [...files].map(([path, content]) => [join(folder, path), content] as const);
  const existing = force ? undefined : paths.find(([path]) => existsSync(path));
  if (existing) throw new CommandError(t('"{0}" already exists. To replace it, use --force', existing[0]));
  await makeFolders(paths.map(([path]) => dirname(path)));
  for (const [path, content] of paths) await emit(content, path, force);
  await emit(paths.map(([path]) => `${path}\n`).join(''), undefined);
  tellInfos(infos);
}

/** @throws CommandError when one cannot be made, such as where there is a file. */
async function makeFolders(folders: readonly string[]): Promise<void> {
  for (const folder of new Set(folders)) {
    await mkdir(folder, { recursive: true }).catch((error: unknown) => {
      throw new CommandError(t('"{0}" cannot be written: {1}', folder, reasonOf(error)));
    });
  }
}
