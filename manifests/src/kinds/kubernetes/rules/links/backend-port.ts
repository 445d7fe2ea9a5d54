import { t } from '@vscode/l10n';
import type { Fix } from '../../../../core/findings/finding.ts';
import type { Entity } from '../../../../core/graph/entity.ts';
import { declarationsOf } from '../../entities/declarations.ts';
import { isNear } from '../../units/release.ts';
import { crossResourceRule } from '../../checks/resource-rule.ts';
import { portsOf } from './service-target-port.ts';

/** A port that an ingress or a route asks of a Service that has others. */
export const backendPort = crossResourceRule({
  id: 'kubernetes/backend-port',
  severity: 'warning',
  knownAs: ['kube-linter:dangling-ingress', 'kube-score:ingress-targets-service'],
  *check(resource, { graph, document: { uri } }) {
    for (const { reference, parts, place } of declarationsOf(resource, uri).names) {
      if (place.relation !== 'backend') continue;
      for (const part of parts) {
        // `use-annotation` is what the controller of AWS is told in place of a port.
        if (!part.types.includes('service-port') || part.name === 'use-annotation') continue;
        if (graph.resolve(part).length > 0) continue;
        const services = graph.resolve(reference);
        const ports = services.flatMap((service) => Object.entries(portsOf(service)));
        if (ports.length === 0 || services.some(isExternal)) continue;
        const asksName = /[a-z]/iu.test(part.name);
        const offered = [...new Set(ports.map(([name, number]) => (asksName ? name : number)))].filter(
          (port) => /[a-z]/iu.test(port) === asksName,
        );
        yield {
          message: t(
            'Service "{0}" has no port {1}. Available: {2}',
            reference.name,
            part.name,
            ports
              .slice(0, 10)
              .map(([name, number]) => (name === number ? number : `${name} (${number})`))
              .join(', '),
          ),
          span: part.span,
          // A Service elsewhere in the workspace may be one of the same name.
          ...(services.some((service) => isNear(graph, uri, service.uri)) ? {} : { atMost: 'hint' }),
          related: services
            .slice(0, 3)
            .map(({ uri: at, span, name }) => ({ uri: at, span, message: `Service ${name}` })),
          fixes: offered.slice(0, 4).map((port): Fix => ({
            title: t('Change to "{0}"', port),
            changes: () => [{ kind: 'text', uri, span: part.span, text: port }],
          })),
        };
      }
    }
  },
});

function isExternal(service: Entity): boolean {
  return service.facts?.type === 'ExternalName';
}
