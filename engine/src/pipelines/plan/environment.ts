import { t } from '@vscode/l10n';
import { isScalar, scalarsOf, valueOf, type YamlMap } from '@vitruve/manifests';
import { TaskError } from '@vitruve/workspace';

/** The variables that a stage sets. */
export interface StageEnvironment {
  /** By name, as they are written. */
  readonly values: ReadonlyMap<string, string>;
  /** Names of secrets by the variables that hold them. */
  readonly secrets: ReadonlyMap<string, string>;
}

/** What the commands or the task of a stage find in their variables. */
export interface StageVariables {
  readonly values: ReadonlyMap<string, string>;
  /** The values of secrets, by their variables. */
  readonly secrets: ReadonlyMap<string, string>;
}

/** Where the values of secrets are, by their names. */
export type SecretStore = (name: string) => string | undefined;

/**
 * The variables of a stage, over those of `defaults`.
 * @param textIn replaces the expressions of a value.
 */
export function stageEnvironment(
  maps: readonly (YamlMap | undefined)[],
  textIn: (text: string) => string,
): StageEnvironment {
  const values = new Map<string, string>();
  const secrets = new Map<string, string>();
  for (const map of maps) {
    for (const { key, value } of map?.pairs ?? []) {
      if (key.text.startsWith('x-')) continue;
      values.delete(key.text);
      secrets.delete(key.text);
      const [secret] = scalarsOf(valueOf(value, 'secret'));
      if (secret) secrets.set(key.text, secret.text);
      else values.set(key.text, isScalar(value) ? textIn(value.text) : '');
    }
  }
  return { values, secrets };
}

/**
 * The values of the secrets of a stage, by their variables.
 * @throws TaskError for one that is missing.
 */
export function secretValues({ secrets }: StageEnvironment, store: SecretStore): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const [variable, name] of secrets) {
    const value = store(name);
    if (value === undefined)
      throw new TaskError(
        t('The secret "{0}" is missing: set it as an environment variable, or in VS Code', name),
      );
    values.set(variable, value);
  }
  return values;
}
