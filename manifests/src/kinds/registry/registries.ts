import { t } from '@vscode/l10n';
import type { CommandFolder } from '../../core/contributions/command.ts';
import { counted } from '../../core/language.ts';
import { isWithin, pathWithin } from '../../core/text/resource.ts';
import { isRefusal, type Refusal } from '../../core/text/refusal.ts';
import {
  registryOf,
  versionOf,
  type FoundModel,
  type FoundVersion,
  type Registry,
} from '../../formats/model-registry/found-version.ts';

/** The registries of a folder that have a version, in the order of their paths. */
export function registriesIn({ graph, root }: CommandFolder): readonly Registry[] | Refusal {
  const uris = new Set(graph.all('model-version', `${root}/x.yaml`).map(({ uri }) => uri));
  const registries: Registry[] = [];
  for (const uri of [...uris].filter((one) => isWithin(root, one)).sort()) {
    const registry = registryOf(uri, graph.text(uri) ?? '');
    if (isRefusal(registry)) return { refused: t('{0}: {1}', pathWithin(root, uri), registry.refused) };
    registries.push(registry);
  }
  return registries;
}

/** The one model of that name in the registries of a folder. */
export function modelNamed(folder: CommandFolder, name: string): FoundModel | Refusal {
  const registries = registriesIn(folder);
  if ('refused' in registries) return registries;
  const found = registries.flatMap((registry) =>
    registry.models.filter((one) => one.name === name).map((registered) => ({ registry, registered })),
  );
  const [only] = found;
  if (only && found.length === 1) return only;
  const paths = found.map(({ registry }) => pathWithin(folder.root, registry.uri)).join(', ');
  if (only) return { refused: t('Several model registries have a model "{0}": {1}', name, paths) };
  const known = registries.flatMap(({ models }) => models.map((one) => one.name));
  if (known.length === 0) return { refused: t('No model registry (models.yaml) in this folder') };
  return { refused: t('Model "{0}" is not registered. Registered: {1}', name, known.join(', ')) };
}

/** A version of a model by `name@version`, or `name@alias`. */
export function versionAt(folder: CommandFolder, reference: string): FoundVersion | Refusal {
  const at = reference.lastIndexOf('@');
  if (at < 1 || at === reference.length - 1)
    return { refused: t('"{0}" is not a version of a model. Expected: {1}', reference, 'name@version') };
  const found = modelNamed(folder, reference.slice(0, at));
  return isRefusal(found) ? found : versionOf(found, reference.slice(at + 1));
}

/** `3 versions` */
export function countedVersions(count: number): string {
  return counted(count, '{0} version', '{0} versions');
}
