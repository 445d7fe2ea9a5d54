import { t } from '@vscode/l10n';
import { language } from '@vitruve/manifests';
import { openWorkspace, uriOfPath } from '@vitruve/workspace';
import { CommandError } from './command-error.ts';
import { writeChanges } from './write-changes.ts';
import { creatableKinds, kindNamed } from './kinds.ts';

export interface CreateOptions {
  readonly folder: string;
  readonly template: string | undefined;
  /** `YYYY-MM-DD` */
  readonly today: string;
}

/**
 * Makes a new manifest on disk.
 * @returns the paths of the files that were written, the new one first.
 * @throws CommandError for an unknown template, or when a file is in the way.
 */
export async function createManifest(
  kindId: string,
  title: string,
  options: CreateOptions,
): Promise<readonly string[]> {
  const kind = await kindNamed(kindId)?.load();
  if (!kind?.create)
    throw new CommandError(
      t('"{0}" is not a valid kind. Valid values: {1}', kindId, creatableKinds().join(', ')),
    );
  const { template } = options;
  if (template !== undefined && !kind.templates?.some(({ id }) => id === template)) {
    const known = (kind.templates ?? []).map(({ id }) => id).join(', ');
    throw new CommandError(t('"{0}" is not a valid template. Valid values: {1}', template, known));
  }
  const { workspace, targets } = await openWorkspace([options.folder], {
    from: process.cwd(),
    today: options.today,
  });
  const folder = targets[0]?.path ?? options.folder;
  const root = uriOfPath(folder);
  const changes = kind.create({
    root,
    title,
    ...(template === undefined ? {} : { template }),
    language: language(),
    today: options.today,
    settings: workspace.settingsOf(`${root}/_`),
    graph: workspace.graph,
  });
  return writeChanges(folder, changes);
}
