import { t } from '@vscode/l10n';
import { BLUR, type BlurModel, type BlurSettings } from '@vitruve/manifests';
import { TaskError } from '@vitruve/workspace';
import { readCheckedManifest } from '../../running/checked-manifest.ts';

/**
 * What a `*.blur.yaml` or a `nestor-ai-config.json` says.
 * @throws TaskError when it cannot be read, or when one of its rules finds an error: what is misspelt would be left out
 * without a word otherwise, and images would be published with the wrong settings.
 */
export async function readSettings(path: string): Promise<BlurSettings> {
  const { model } = await readCheckedManifest<BlurModel>(BLUR, path);
  const settings = model?.settings;
  if (!settings) throw new TaskError(t('"{0}" is empty', path));
  return settings;
}
