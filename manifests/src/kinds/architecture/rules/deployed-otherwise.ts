import { t } from '@vscode/l10n';
import type { Entity } from '../../../core/graph/entity.ts';
import { contentOf, scalarsOf, valueOf } from '../../../core/yaml/node.ts';
import type { System } from '../../../formats/architecture/system.ts';
import type { SystemElement } from '../../../formats/architecture/system-elements.ts';
import { resourcesMeant } from '../../../formats/terraform/resources-meant.ts';
import { architectureRule } from './architecture-rule.ts';
import { workloadsAmong } from './own-workloads.ts';

/** A resource of Terraform whose literal or recorded settings contradict the element that it deploys. */
export const deployedOtherwise = architectureRule(
  'architecture/deployed-otherwise',
  'warning',
  function* ({ architecture, system, graph, uri }) {
    const references = new Map(
      workloadsAmong(graph.referencesIn(uri))
        .filter(({ types }) => types.includes('cloud-resource'))
        .map((reference) => [reference.span.start, reference]),
    );
    if (references.size === 0) return;
    for (const { id, node } of architecture.elements) {
      const element = system.elements.get(id);
      for (const workload of scalarsOf(valueOf(node, 'workload'))) {
        const span = contentOf(workload);
        const reference = references.get(span.start);
        if (!element || !reference) continue;
        const [resource, ...others] = resourcesMeant(graph, reference);
        // Of modules beside each other nobody says which is meant.
        if (!resource || others.length > 0) continue;
        for (const message of contradictions(system, element, resource))
          yield {
            message,
            span,
            related: [
              { uri: resource.uri, span: resource.span, message: t('The resource "{0}"', resource.name) },
            ],
            targets: [id],
          };
      }
    }
  },
);

function contradictions(
  system: System,
  element: SystemElement,
  { name, facts }: Entity<'cloud-resource'>,
): readonly string[] {
  const { id } = element;
  const zone = system.zoneOf(element);
  return [
    // What encrypts files or fields does so on any disk.
    ...(facts?.isEncrypted === false && element.facts.encryption === 'disk'
      ? [t('"{0}" has disk encryption in the model, and "{1}" is deployed without it', id, name)]
      : []),
    ...(facts?.isPublic === true && zone && !zone.internet
      ? [
          t(
            '"{0}" is in the zone "{1}", which is not public, and "{2}" is deployed with public access',
            id,
            element.zone ?? '',
            name,
          ),
        ]
      : []),
  ];
}
