import { t } from '@vscode/l10n';
import type { Refusal } from '../../core/text/refusal.ts';
import { parseYaml } from '../../core/yaml/parse.ts';
import { readModels, versionNamed } from './read.ts';
import { ALIASES, type ModelVersion, type RegisteredModel } from './registry.ts';

/** A registry of the workspace, read for a question or a change. */
export interface Registry {
  readonly uri: string;
  readonly text: string;
  readonly models: readonly RegisteredModel[];
}

/** A model of a registry. */
export interface FoundModel {
  readonly registry: Registry;
  readonly registered: RegisteredModel;
}

/** A version of a model, by the name under which people know it. */
export interface FoundVersion extends FoundModel {
  readonly version: ModelVersion;
  readonly name: string;
}

/** Reads a registry. A text that is not valid YAML is refused: part of it could be overlooked. */
export function registryOf(uri: string, text: string): Registry | Refusal {
  const [document] = parseYaml(text);
  const [problem] = document?.problems ?? [];
  if (problem) return { refused: t('The registry is not valid YAML: {0}', problem.message) };
  return { uri, text, models: readModels(document?.root ?? null) };
}

/** The version of a model that has that name, or that an alias of that name means. */
export function versionOf(found: FoundModel, wanted: string): FoundVersion | Refusal {
  const { registered } = found;
  const alias = ALIASES.find((one) => one === wanted);
  const name = alias ? registered.aliases[alias]?.text : wanted;
  if (name === undefined) return { refused: t('Model "{0}" has no {1}', registered.name, wanted) };
  const version = versionNamed(registered, name);
  return version
    ? { ...found, version, name }
    : { refused: t('Model "{0}" has no version {1}', registered.name, name) };
}
