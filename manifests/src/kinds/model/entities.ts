import { nameKey, type Entity } from '../../core/graph/entity.ts';
import { fileName } from '../../core/text/resource.ts';
import { span } from '../../core/text/span.ts';
import type { ModelManifest } from './model.ts';

/** What a manifest declares: its model. */
export function entityOf(uri: string, manifest: ModelManifest): Entity {
  const name = nameOf(uri, manifest);
  const { root, target, require } = manifest;
  return {
    type: 'model',
    uri,
    name,
    key: nameKey(name),
    span: manifest.name?.span ?? span(root.span.start, root.span.start),
    extent: root.span,
    notation: manifest.name ? 'yaml' : 'fixed',
    ...(target ? { detail: target.text } : {}),
    facts: { requirements: Object.fromEntries(require.map(({ text }, place) => [place, text])) },
  };
}

/** The name of a model: its own, or what is before `.model.yaml`. */
export function nameOf(uri: string, { name }: ModelManifest): string {
  return name?.text ?? fileName(uri).replace(/\.model\.ya?ml$/iu, '');
}
