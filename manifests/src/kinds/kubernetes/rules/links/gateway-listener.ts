import { t } from '@vscode/l10n';
import { changeTo } from '../../../../core/findings/change-to.ts';
import type { Graph } from '../../../../core/graph/graph.ts';
import { nearest } from '../../../../formats/json-schema/nearest.ts';
import { scopeOf } from '../../resources/identity.ts';
import { declarationsOf } from '../../entities/declarations.ts';
import { isNear } from '../../units/release.ts';
import { choosesNamespace } from '../../selectors/namespaces.ts';
import type { LabelRequirements } from '../../selectors/selector.ts';
import { crossResourceRule } from '../../checks/resource-rule.ts';

/** A route to a listener that its gateway does not have, or to a gateway that takes no routes of its namespace. */
export const gatewayListener = crossResourceRule({
  id: 'kubernetes/gateway-listener',
  severity: 'warning',
  *check(resource, { graph, document: { uri } }) {
    for (const { reference, parts, place } of declarationsOf(resource, uri).names) {
      if (place.relation !== 'gateway') continue;
      const gateways = graph.resolve(reference);
      const listeners = gateways.flatMap(({ facts }) => {
        const allowed = facts?.listeners;
        return typeof allowed === 'object' ? Object.entries(allowed) : [];
      });
      if (listeners.length === 0) continue;
      // A gateway elsewhere in the workspace may be one of the same name.
      const near = gateways.some((gateway) => isNear(graph, uri, gateway.uri));
      const doubt: { atMost?: 'hint' } = near ? {} : { atMost: 'hint' };
      const section = parts.find(({ types }) => types.includes('listener'));
      const asked = section ? listeners.filter(([name]) => name === section.name) : listeners;
      if (section && asked.length === 0) {
        const names = [...new Set(listeners.map(([name]) => name))];
        yield {
          message: t(
            'Gateway "{0}" has no listener "{1}". Available: {2}',
            reference.name,
            section.name,
            names.slice(0, 10).join(', '),
          ),
          span: section.span,
          related: gateways
            .slice(0, 3)
            .map(({ uri: at, span, name }) => ({ uri: at, span, message: `Gateway ${name}` })),
          ...doubt,
          ...changeTo(uri, section.span, nearest(section.name, names)),
        };
        continue;
      }
      const own = scopeOf(resource);
      const inOtherNamespace =
        own !== undefined && gateways.every(({ scope }) => scope !== undefined && scope !== own);
      if (!inOtherNamespace || !asked.every(([, from]) => isRefused(from, own, graph, uri))) continue;
      yield {
        message: asked.some(([, from]) => from !== 'Same')
          ? t(
              'Gateway "{0}" selects namespaces by label, and namespace "{1}" does not match',
              reference.name,
              own,
            )
          : t(
              'Gateway "{0}" accepts routes from its own namespace only: set "allowedRoutes" of its listener to allow "{1}"',
              reference.name,
              own,
            ),
        span: reference.span,
        related: gateways
          .slice(0, 3)
          .map(({ uri: at, span, name }) => ({ uri: at, span, message: `Gateway ${name}` })),
        ...doubt,
      };
    }
  },
});

/** True for a namespace of which a listener takes no routes for certain, as `listeners` of the gateway says. */
function isRefused(from: string, namespace: string, graph: Graph, uri: string): boolean {
  if (from === 'Same' || from === 'None') return true;
  return (
    from.startsWith('{') &&
    choosesNamespace(JSON.parse(from) as LabelRequirements, namespace, graph, uri) === false
  );
}
