import { t } from '@vscode/l10n';
import type { Entity } from '../../../../core/graph/entity.ts';
import type { Rule } from '../../../../core/rules/rule.ts';
import { kindOf } from '../../resources/kind-of.ts';
import { scopeOf } from '../../resources/identity.ts';
import { declarationsOf } from '../../entities/declarations.ts';
import type { KubernetesModel } from '../../resources/model.ts';
import { crossResourceRule } from '../../checks/resource-rule.ts';
import { missingRule } from '../../checks/missing.ts';

/** A Service behind a route, or the gateway of a route, that nobody declares. */
export const gatewayReference = missingRule({
  id: 'kubernetes/gateway-reference',
  relations: ['backend', 'gateway'],
  about: ({ kind }) => kind.endsWith('Route'),
  // Gateways are often those of the platform, and Services those of operators and charts.
  doubtful: () => true,
});

const GATEWAY_API = 'gateway.networking.k8s.io';

/** A route or a gateway that uses a thing of another namespace which does not grant it. */
export const referenceGrant: Rule<KubernetesModel> = crossResourceRule({
  id: 'kubernetes/reference-grant',
  severity: 'warning',
  *check(resource, { graph, document: { uri } }) {
    if (resource.group !== GATEWAY_API) return;
    const own = scopeOf(resource);
    for (const { reference, kind, place } of declarationsOf(resource, uri).names) {
      const { scope } = reference;
      if (own === undefined || scope === undefined || scope === own) continue;
      if (place.relation !== 'backend' && place.relation !== 'tls-secret') continue;
      // Whoever sees the thing sees its namespace: a grant for it would be beside it.
      if (!graph.resolve(reference).some((target) => target.scope === scope)) continue;
      const grants = graph.all('resource', uri).filter((entity) => kindOf(entity) === 'ReferenceGrant');
      const name = reference.name;
      if (grants.some((grant) => allows(grant, { from: resource.kind, own, to: kind, scope, name })))
        continue;
      yield {
        message: t(
          'No ReferenceGrant allows {0} in namespace "{1}" to use {2} "{3}" in namespace "{4}"',
          resource.kind,
          own,
          kind,
          reference.name,
          scope,
        ),
        span: reference.span,
      };
    }
  },
});

function allows(
  { scope, facts }: Entity,
  asked: { from: string; own: string; to: string; scope: string; name: string },
): boolean {
  const from = facts?.from;
  const to = facts?.to;
  if (typeof from !== 'object' || typeof to !== 'object') return false;
  if (scope !== undefined && scope !== asked.scope) return false;
  const names = to[`/${asked.to}`]?.split(' ') ?? [];
  const isFrom = from[`${GATEWAY_API}/${asked.from}`]?.split(' ').includes(asked.own) ?? false;
  return isFrom && (names.includes('*') || names.includes(asked.name));
}
