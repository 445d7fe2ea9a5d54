import { t } from '@vscode/l10n';
import { isMap, pairOf, type YamlPair } from '../../../core/yaml/node.ts';
import type { Resource } from '../model.ts';
import { composeRule } from './compose-rule.ts';

const SOURCES = { secret: ['file', 'environment'], config: ['file', 'environment', 'content'] } as const;

/** A secret or config that comes from nowhere, or from two places. */
export const secretSource = composeRule({
  id: 'compose/secret-source',
  severity: 'error',
  *check({ model, project, isPart }) {
    for (const resource of model.resources) {
      const { type, name, span, node, external } = resource;
      if (type !== 'secret' && type !== 'config') continue;
      const given = sourcesOf(resource);
      const second = given[1];
      if (second)
        yield {
          message: t('"{0}" and "{1}" cannot be used together', given[0]?.key.text ?? '', second.key.text),
          span: second.key.span,
        };
      const hasOtherSource = isPart || external || project.declarations(type, name).length > 1;
      if (given.length > 0 || hasOtherSource || pairOf(node, 'driver') || pairOf(node, 'external')) continue;
      // A program that reads its own extension, such as `x-secrets` of ECS Compose-X, knows where it comes from.
      if (isMap(node) && node.pairs.some(({ key }) => key.text.startsWith('x-'))) continue;
      yield {
        message: t('"{0}" has no source: set {1} or "external"', name, SOURCES[type].join(', ')),
        span,
      };
    }
  },
});

function sourcesOf({ type, node }: Resource): readonly YamlPair[] {
  return type === 'secret' || type === 'config'
    ? SOURCES[type].flatMap((key) => pairOf(node, key) ?? [])
    : [];
}
