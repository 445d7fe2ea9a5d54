import type { Entity } from '../../../core/graph/entity.ts';
import {
  itemsOf,
  pairOf,
  scalarOf,
  valueOf,
  type YamlNode,
  type YamlScalar,
} from '../../../core/yaml/node.ts';
import type { Resource } from '../resources/model.ts';
import { resourceKey } from '../../../formats/resources/resource-key.ts';
import { GROUP_LABEL, scoped, scopeOf } from '../resources/identity.ts';

/** Where other kinds say which Secret they make. */
const SECRET_MAKERS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'bitnami.com/SealedSecret': [
    ['spec', 'template', 'metadata', 'name'],
    ['metadata', 'name'],
  ],
  'external-secrets.io/ExternalSecret': [
    ['spec', 'target', 'name'],
    ['metadata', 'name'],
  ],
  'kubernetes-client.io/ExternalSecret': [['metadata', 'name']],
  'secrets.hashicorp.com/VaultStaticSecret': [['spec', 'destination', 'name']],
  'secrets.hashicorp.com/VaultDynamicSecret': [['spec', 'destination', 'name']],
  'secrets.hashicorp.com/VaultPKISecret': [['spec', 'destination', 'name']],
  'ricoberger.de/VaultSecret': [['metadata', 'name']],
  'onepassword.com/OnePasswordItem': [['metadata', 'name']],
  'cert-manager.io/Certificate': [['spec', 'secretName']],
  'cert-manager.io/Issuer': [['spec', 'acme', 'privateKeySecretRef', 'name']],
  'cert-manager.io/ClusterIssuer': [['spec', 'acme', 'privateKeySecretRef', 'name']],
};

/** The Secrets that controllers make of a resource. */
export function secretsMadeBy(resource: Resource, uri: string): readonly Entity[] {
  const { group, kind, root } = resource;
  if (kind === 'Ingress' && isServedByCertManager(resource)) {
    const tls = valueOf(valueOf(root, 'spec'), 'tls');
    return itemsOf(tls).flatMap((item) => {
      const name = scalarOf(item, 'secretName');
      return name ? [madeSecret(resource, uri, name, name.span)] : [];
    });
  }
  for (const path of SECRET_MAKERS[`${group}/${kind}`] ?? []) {
    const holder = path.slice(0, -1).reduce<YamlNode | undefined>((node, key) => valueOf(node, key), root);
    const name = scalarOf(holder, path.at(-1) ?? '');
    if (!name) continue;
    const extent = pairOf(holder, path.at(-1) ?? '')?.span ?? name.span;
    return [madeSecret(resource, uri, name, extent)];
  }
  return [];
}

/** True for an Ingress whose certificates cert-manager, or a controller like it, keeps in the Secrets that it names. */
export function isServedByCertManager({ annotations }: Resource): boolean {
  for (const key of annotations.keys())
    if (
      /^(?:cert-manager\.io|certmanager\.k8s\.io|cert\.gardener\.cloud)\/|^kubernetes\.io\/tls-acme$/u.test(
        key,
      )
    )
      return true;
  return false;
}

function madeSecret(resource: Resource, uri: string, name: YamlScalar, extent: YamlScalar['span']): Entity {
  return scoped(scopeOf(resource), {
    type: 'resource' as const,
    uri,
    name: name.text,
    key: resourceKey('Secret', name.text),
    span: name.span,
    extent,
    notation: 'yaml' as const,
    detail: `Secret · ${resource.kind}`,
    labels: { [GROUP_LABEL]: '' },
    facts: { group: '', version: 'v1', kind: 'Secret', open: true, madeBy: resource.kind },
  });
}
