import { t } from '@vscode/l10n';
import type { Entity, EntityType } from '../../../core/graph/entity.ts';
import { contentOf } from '../../../core/yaml/node.ts';
import { architectureRule } from './architecture-rule.ts';

/** An id that another file of the model declares, or another place of this one. The same key twice in one map is a fault of YAML. */
export const duplicateId = architectureRule(
  'architecture/duplicate-id',
  'error',
  function* ({ architecture, graph, system, uri }) {
    const { elements, data, zones, states, flows } = architecture;
    const named = [
      // Of elements, the system knows: a large model has tens of thousands.
      ...(system.ids.repeated.size > 0 ? elements : [])
        .filter(({ id }) => system.ids.repeated.has(id))
        .map((item) => ({ type: 'element' as const, id: item.id, scalar: item.key })),
      ...data.map((item) => ({ type: 'data-class' as const, id: item.id, scalar: item.key })),
      ...zones.map((item) => ({ type: 'zone' as const, id: item.id, scalar: item.key })),
      ...states.map((item) => ({ type: 'state' as const, id: item.id, scalar: item.key })),
      ...flows.flatMap(({ id }) => (id ? [{ type: 'flow' as const, id: id.text, scalar: id }] : [])),
    ];
    const repeated = new Map<string, Entity | undefined>();
    for (const { type, id, scalar } of named) {
      const name = `${type} ${id}`;
      // Asked once for each name: it may be repeated as often as the file is long.
      if (!repeated.has(name)) repeated.set(name, firstOfSeveral(type, id));
      const first = repeated.get(name);
      if (!first) continue;
      const at = contentOf(scalar);
      const isFirst = first.uri === uri && at.start <= first.span.start && first.span.start <= at.end;
      if (isFirst) continue;
      yield {
        message: t('Duplicate id "{0}"', id),
        span: at,
        related: [{ uri: first.uri, span: first.span, message: t('First declaration of this id') }],
      };
    }

    function firstOfSeveral(type: EntityType, id: string): Entity | undefined {
      const [first, ...others] = graph
        .find(type, id, uri)
        .filter((entity) => entity.scope === system.name && isSameModel(entity.uri));
      return others.length > 0 ? first : undefined;
    }

    /** Copies of a model in other folders are other models. */
    function isSameModel(other: string): boolean {
      if (other === uri) return true;
      const [root] = graph.resolve({
        types: ['architecture'],
        uri: other,
        name: system.name,
        key: system.name.toLowerCase(),
        span: { start: 0, end: 0 },
        notation: 'fixed',
        relation: 'part-of',
      });
      return root?.uri === system.root;
    }
  },
);
