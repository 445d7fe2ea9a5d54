import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { t } from '@vscode/l10n';
import { BLUR, Workspace, type BlurModel, type BlurSettings } from '@vitruve/manifests';
import { URI } from 'vscode-uri';
import { TaskError, reasonOf, uriOfPath } from '@vitruve/workspace';
import { locatedFaults } from '../../running/located-faults.ts';

/** Bytes of a configuration: more is none. */
const LARGEST = 1_000_000;

/**
 * What a `*.blur.yaml` or a `nestor-ai-config.json` says.
 * @throws TaskError when it cannot be read, or when one of its rules finds an error: what is misspelt would be left out
 * without a word otherwise, and images would be published with the wrong settings.
 */
export async function readSettings(path: string): Promise<BlurSettings> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new TaskError(t('"{0}" cannot be read: {1}', path, reasonOf(error)));
  });
  if (text.length > LARGEST) throw new TaskError(t('"{0}" is too large for a configuration', path));
  const uri = uriOfPath(path);
  const folder = URI.parse(new URL('.', pathToFileURL(path)).href).toString();
  const workspace = new Workspace([{ ...BLUR, detect: () => true }], {
    exists: (file) => existsSync(URI.parse(file).fsPath),
    today: () => new Date().toISOString().slice(0, 10),
  });
  workspace.addRoot(folder.replace(/\/$/u, ''));
  workspace.update(uri, text, { open: true });
  const manifest = workspace.manifest(uri);
  const errors = workspace.check(uri).findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    const faults = errors.map(({ span, message, rule }) => ({
      span,
      message: `${message} (${rule})`,
    }));
    throw new TaskError(locatedFaults(path, text, faults));
  }
  const { settings } = (manifest?.context.model ?? {}) as Partial<BlurModel>;
  if (!settings) throw new TaskError(t('"{0}" is empty', path));
  return settings;
}
