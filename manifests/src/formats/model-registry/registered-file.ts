import { t } from '@vscode/l10n';
import { isRefusal, type Refusal } from '../../core/text/refusal.ts';
import { registryOf, versionOf } from './found-version.ts';

/** The file of a version of a model, as its registry has it. */
export interface RegisteredFile {
  /** Relative to the folder of the registry. */
  readonly file: string;
  /** In lower-case hexadecimal. */
  readonly sha256: string;
  readonly model: string;
  readonly version: string;
  /** Who answers for the model, where the registry says it. */
  readonly owner?: string;
}

const HASH = /^[0-9a-f]{64}$/u;

/**
 * The file that a name of a version means in the text of a registry.
 * @param wanted a version or an alias.
 */
export function registeredFile(text: string, model: string, wanted: string): RegisteredFile | Refusal {
  const registry = registryOf('', text);
  if (isRefusal(registry)) return registry;
  const registered = registry.models.find(({ name }) => name === model);
  if (!registered) {
    const known = registry.models.map(({ name }) => name).join(', ');
    return { refused: t('Model "{0}" is not registered. Registered: {1}', model, known) };
  }
  const found = versionOf({ registry, registered }, wanted);
  if (isRefusal(found)) return found;
  const { version, name } = found;
  const sha256 = version.sha256?.text.toLowerCase();
  if (!version.file || sha256 === undefined || !HASH.test(sha256))
    return { refused: t('Version {0} of model "{1}" has no "file" with a valid "sha256"', name, model) };
  const owner = registered.owner && { owner: registered.owner.text };
  return { file: version.file.text, sha256, model, version: name, ...owner };
}
