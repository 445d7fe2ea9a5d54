import { t } from '@vscode/l10n';
import type { Lens } from '../../core/contributions/annotation.ts';
import type { Reference } from '../../core/graph/entity.ts';
import { counted } from '../../core/language.ts';
import type { KindContext } from '../../core/kind.ts';
import { keyOf } from './entities.ts';
import { entityTypeOf, type ComposeModel, type ResourceType } from './model.ts';
import { usesOfName } from './project.ts';

/** Above services, volumes and networks: how many others use them. */
export function composeLenses({ model, graph, document: { uri } }: KindContext<ComposeModel>): Lens[] {
  const uses = (type: 'service' | ResourceType, name: string): readonly Reference[] => {
    const entity = graph.find(entityTypeOf(type), keyOf(type, name), uri).find((found) => found.uri === uri);
    return entity ? usesOfName(graph, entity).filter(({ relation }) => relation !== 'mentions') : [];
  };
  const named = [
    ...model.services.map(({ name, span }) => ({ type: 'service' as const, name, span })),
    ...model.resources,
  ];
  return named.flatMap(({ type, name, span }): Lens[] => {
    const found = uses(type, name);
    if (found.length === 0) return [];
    return [{ span, title: t('used: {0}', counted(found.length, '{0} time', '{0} times')), opens: found }];
  });
}
