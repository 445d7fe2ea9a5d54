import { t } from '@vscode/l10n';
import type { Entity } from '../../../../core/graph/entity.ts';
import type { Graph } from '../../../../core/graph/graph.ts';
import { resourceKey } from '../../../../formats/resources/resource-key.ts';
import { scopeOf } from '../../resources/identity.ts';
import { layoutOf } from '../../units/layout.ts';
import { isPatch } from '../../units/patch.ts';
import { crossResourceRule } from '../../checks/resource-rule.ts';

/** A resource that is declared twice: kustomize refuses it, `kubectl apply` keeps the last. */
export const duplicateResource = crossResourceRule({
  id: 'kubernetes/duplicate-resource',
  severity: 'error',
  *check(resource, { graph, document: { uri } }) {
    const { name, kind, group } = resource;
    if (!name || name.text === '') return;
    const scope = scopeOf(resource);
    const same = graph
      .find('resource', resourceKey(kind, name.text), uri)
      .filter((other) => other.scope === scope && other.facts?.group === group && isWritten(other));
    if (same.length < 2) return;
    const earlier = same.find((other) => other.uri === uri && other.span.start < name.span.start);
    // kustomize takes what two versions of an API describe for two things; the server does not.
    const listed = same.find(
      (other) =>
        other.uri < uri &&
        other.facts?.version === resource.version &&
        areListedTogether(graph, uri, other.uri),
    );
    const other = listed ?? earlier;
    if (!other || isPatch(uri, graph)) return;
    yield {
      message: t('Duplicate resource: {0} "{1}"', kind, name.text),
      span: name.span,
      related: [{ uri: other.uri, span: other.span, message: t('First occurrence') }],
      // Without a kustomization the server takes both, the last one last.
      ...(listed || layoutOf(graph, uri).unitsOf(uri).size > 0 ? {} : { atMost: 'warning' }),
    };
  },
});

function isWritten({ facts }: Entity): boolean {
  return facts?.madeBy === undefined && facts?.generated === undefined;
}

/** True when one kustomization lists both files as resources. */
function areListedTogether(graph: Graph, one: string, other: string): boolean {
  const units = layoutOf(graph, one).unitsOf(one);
  return [...units].some(({ facts }) => {
    const members = facts?.members;
    return typeof members === 'object' && members[one] === 'resources' && members[other] === 'resources';
  });
}
