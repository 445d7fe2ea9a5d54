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
  const { workspace, targets } = await openWorkspace([options.folder], {
    from: process.cwd(),
    today: options.today,
  });
  const folder = targets[0]?.path ?? options.folder;
  const root = uriOfPath(folder);
  const place = { root, settings: workspace.settingsOf(`${root}/_`), graph: workspace.graph };
  const template = options.template ?? kind.usualTemplate?.(place);
  const known = [...(kind.templatesIn?.(place) ?? []), ...(kind.templates ?? [])].map(({ id }) => id);
  if (template !== undefined && !known.includes(template))
    throw new CommandError(t('"{0}" is not a valid template. Valid values: {1}', template, known.join(', ')));
  const changes = kind.create({
    ...place,
    title,
    ...(template === undefined ? {} : { template }),
    language: language(),
    today: options.today,
  });
  return writeChanges(folder, changes);
}
