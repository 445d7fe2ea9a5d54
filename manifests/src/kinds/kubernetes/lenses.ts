import { t } from '@vscode/l10n';
import type { Lens } from '../../core/contributions/annotation.ts';
import type { Entity } from '../../core/graph/entity.ts';
import type { Graph } from '../../core/graph/graph.ts';
import { counted } from '../../core/language.ts';
import type { Span } from '../../core/text/span.ts';
import type { KindContext } from '../../core/kind.ts';
import type { Choice } from './selectors/choice.ts';
import { kindOf } from './resources/kind-of.ts';
import type { LabelOwner } from './resources/identity.ts';
import { declarationsOf } from './entities/declarations.ts';
import type { KubernetesModel, Resource } from './resources/model.ts';
import { autoscalersOf, entityOf } from './selectors/around.ts';
import { chosenBy } from './selectors/chosen.ts';
import { choosersOf } from './selectors/choosers.ts';
import { isEmpty } from './selectors/selector.ts';

/** Names that a lens lists; the rest is counted. */
const MAX_NAMES = 4;

/** Places that a lens opens: more are no list that anybody reads. */
const MAX_PLACES = 100;

/**
 * Which workloads a selector chooses, above it; what chooses, scales and protects a workload, above its name; who reads a
 * ConfigMap or a Secret, and who uses a claim, a service account or a Service.
 */
export function kubernetesLenses(context: KindContext<KubernetesModel>): readonly Lens[] {
  const { model, graph, document } = context;
  return model.resources.flatMap((resource) => [
    ...declarationsOf(resource, document.uri).choices.flatMap((choice) =>
      chosenLens(choice, graph, document.uri),
    ),
    ...aroundLenses(resource, graph, document.uri),
  ]);
}

function chosenLens(choice: Choice, graph: Graph, uri: string): readonly Lens[] {
  const { place, selector, holder, node } = choice;
  if (place.use === 'template' || place.use === 'spread') return [];
  if (place.use === 'service' && isEmpty(selector)) return [];
  const span = holder.pairs.find(({ value }) => value === node)?.key.span ?? node.span;
  const chosen = chosenBy(choice, graph, uri);
  // The gateways of a mesh are those of the platform, and so are many namespaces.
  if ((place.use === 'mesh-workload' || place.use === 'namespaces') && chosen.length === 0) return [];
  return [
    {
      span,
      title: chosenText(choice, chosen),
      ...(chosen.length > 0 ? { opens: chosen.slice(0, MAX_PLACES) } : {}),
    },
  ];
}

/** What a selector chooses, in a few words. */
export function chosenText({ of }: Choice, chosen: readonly Entity[]): string {
  return chosen.length === 0 ? noneText(of) : `${countText(of, chosen.length)}: ${namesText(chosen)}`;
}

function noneText(of: LabelOwner): string {
  switch (of) {
    case 'pods':
      return t('selects no workload in the workspace');
    case 'service':
      return t('selects no Service in the workspace');
    case 'namespace':
      return t('selects no namespace in the workspace');
  }
}

function countText(of: LabelOwner, count: number): string {
  switch (of) {
    case 'pods':
      return counted(count, 'selects {0} workload', 'selects {0} workloads');
    case 'service':
      return counted(count, 'selects {0} Service', 'selects {0} Services');
    case 'namespace':
      return counted(count, 'selects {0} namespace', 'selects {0} namespaces');
  }
}

function namesText(entities: readonly Entity[]): string {
  const names = entities.slice(0, MAX_NAMES).map(({ name }) => name);
  return names.join(', ') + (entities.length > MAX_NAMES ? ', …' : '');
}

function aroundLenses(resource: Resource, graph: Graph, uri: string): readonly Lens[] {
  const { name } = resource;
  const entity = entityOf(resource, graph, uri);
  if (!name || !entity) return [];
  const lenses: Lens[] = [];
  const lens = (span: Span, kindText: string, found: readonly Entity[]): void => {
    if (found.length > 0)
      lenses.push({ span, title: `${kindText}: ${namesText(found)}`, opens: found.slice(0, MAX_PLACES) });
  };
  if (resource.pods) {
    const choosers = choosersOf(entity, graph);
    for (const of of ['Service', 'PodDisruptionBudget', 'NetworkPolicy'])
      lens(
        name.span,
        of,
        choosers.filter((chooser) => kindOf(chooser) === of),
      );
  }
  if (resource.pods) {
    for (const autoscaler of autoscalersOf(entity, graph)) lens(name.span, kindOf(autoscaler), [autoscaler]);
  }
  const uses = graph
    .referencesTo(entity)
    .filter((use) => use.uri !== uri || use.span.start !== name.span.start);
  if (uses.length > 0) {
    const title = counted(uses.length, '{0} use', '{0} uses');
    lenses.push({ span: name.span, title, opens: uses });
  }
  return lenses;
}
