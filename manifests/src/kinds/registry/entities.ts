import type { Entity } from '../../core/graph/entity.ts';
import type { RegisteredModel } from '../../formats/model-registry/registry.ts';

/** The versions of the models, by the hash of their files. */
export function entitiesOf(uri: string, models: readonly RegisteredModel[]): readonly Entity[] {
  return models.flatMap(({ name, versions }) =>
    versions.flatMap(({ node, version, file, sha256, approver }): readonly Entity[] => {
      if (!version || !file || !sha256) return [];
      return [
        {
          type: 'model-version',
          uri,
          name: `${name} ${version.text}`,
          key: sha256.text.toLowerCase(),
          span: version.span,
          extent: node.span,
          notation: 'fixed',
          detail: file.text,
          facts: { model: name, version: version.text, file: file.text, approver: approver?.text },
        },
      ];
    }),
  );
}
