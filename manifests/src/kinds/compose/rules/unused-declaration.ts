import { t } from '@vscode/l10n';
import type { RuleFinding } from '../../../core/findings/finding.ts';
import { pairRemoval, UNSAFE } from '../../../core/yaml/edits.ts';
import { isMap, valueOf } from '../../../core/yaml/node.ts';
import { entityTypeOf, type Resource } from '../model.ts';
import { keyOf } from '../entities.ts';
import { usesOfName } from '../project.ts';
import { sectionOf } from '../sections.ts';
import { composeRule, type ComposeContext } from './compose-rule.ts';

/** A volume, network, secret or config that no service uses. */
export const unusedDeclaration = composeRule({
  id: 'compose/unused-declaration',
  severity: 'hint',
  *check(context) {
    const { model, graph, uri } = context;
    // Services of other files may use it.
    if (model.services.length === 0 || model.services.some((service) => service.extends?.file)) return;
    if (
      graph
        .referencesToFile(uri)
        .some(({ relation }) => relation === 'include' || relation.startsWith('extends'))
    )
      return;
    const used = new Set(
      model.services.flatMap(({ uses }) => uses.map(({ type, name }) => `${type} ${name}`)),
    );
    for (const resource of model.resources) {
      const { type, name, span } = resource;
      if (used.has(`${type} ${name}`) || (type === 'network' && name === 'default')) continue;
      const entity = graph
        .find(entityTypeOf(type), keyOf(type, name), uri)
        .find((found) => found.uri === uri);
      if (!entity || usesOfName(graph, entity).length > 0) continue;
      yield {
        message: t('No service uses "{0}"', name),
        span,
        tags: ['unnecessary'],
        ...removal(context, resource),
      };
    }
  },
});

function removal(
  { document, uri, model }: ComposeContext,
  { type, name, pair }: Resource,
): Pick<RuleFinding, 'fixes'> {
  const map = model.roots
    .map((root) => valueOf(root, sectionOf(type)))
    .find((node) => isMap(node) && node.pairs.includes(pair));
  if (!isMap(map) || map.pairs.length < 2) return {};
  const edits = pairRemoval(document.getText(), map, pair);
  if (edits === UNSAFE) return {};
  return {
    fixes: [
      {
        title: t('Remove "{0}"', name),
        changes: () => edits.map((edit) => ({ kind: 'text', uri, ...edit })),
      },
    ],
  };
}
