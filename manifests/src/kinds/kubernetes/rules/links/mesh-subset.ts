import { t } from '@vscode/l10n';
import { changeTo } from '../../../../core/findings/change-to.ts';
import type { Entity, Reference } from '../../../../core/graph/entity.ts';
import type { Graph } from '../../../../core/graph/graph.ts';
import { nearest } from '../../../../formats/json-schema/nearest.ts';
import { partKey } from '../../resources/identity.ts';
import { declarationsOf } from '../../entities/declarations.ts';
import { releaseOf } from '../../units/release.ts';
import { crossResourceRule } from '../../checks/resource-rule.ts';

/** A subset that a route of a mesh leads to and that no DestinationRule of its host defines. */
export const meshSubset = crossResourceRule({
  id: 'kubernetes/mesh-subset',
  severity: 'warning',
  *check(resource, { graph, document: { uri } }) {
    for (const { reference, parts } of declarationsOf(resource, uri).names) {
      for (const part of parts) {
        if (!part.types.includes('subset') || graph.resolve(part).length > 0) continue;
        const defined = subsetsOf(reference, graph, uri);
        const suggestion = nearest(
          part.name,
          defined.map(({ name }) => name),
        );
        yield {
          message:
            suggestion === undefined
              ? t('No DestinationRule for "{0}" defines subset "{1}"', reference.name, part.name)
              : t(
                  'No DestinationRule for "{0}" defines subset "{1}". Did you mean "{2}"?',
                  reference.name,
                  part.name,
                  suggestion,
                ),
          span: part.span,
          related: defined
            .slice(0, 3)
            .map((subset) => ({ uri: subset.uri, span: subset.span, message: subset.name })),
          // Rules of a host that nobody sees here may define it.
          ...(defined.length > 0 && !releaseOf(graph, uri).open ? {} : { atMost: 'hint' }),
          ...changeTo(uri, part.span, suggestion),
        };
      }
    }
  },
});

function subsetsOf({ key, scope }: Reference, graph: Graph, uri: string): readonly Entity[] {
  const prefix = partKey(key, '');
  return graph
    .all('subset', uri)
    .filter(
      (subset) =>
        subset.key.startsWith(prefix) &&
        (scope === undefined || subset.scope === undefined || scope === subset.scope),
    );
}
