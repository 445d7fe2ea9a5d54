import { t } from '@vscode/l10n';
import type { Entity } from '../../../../core/graph/entity.ts';
import { keptBy } from '../../../../core/text/memory.ts';
import { isSeq, scalarOf, scalarsOf, valueOf, type YamlScalar } from '../../../../core/yaml/node.ts';
import { kindOf } from '../../resources/kind-of.ts';
import { scopeOf } from '../../resources/identity.ts';
import { isVariant, pathsOf } from '../../entities/ingress-paths.ts';
import { releaseOf } from '../../units/release.ts';
import { crossResourceRule, resourceRule } from '../../checks/resource-rule.ts';

/** Ingresses by the host and path that they answer, made once for each state of a release. */
const byPath = keptBy((resources: readonly Entity[]) => {
  const found = new Map<string, Entity[]>();
  for (const resource of resources) {
    const paths = kindOf(resource) === 'Ingress' ? resource.facts?.paths : undefined;
    for (const path of typeof paths === 'object' ? Object.keys(paths) : []) {
      const list = found.get(path);
      if (list) list.push(resource);
      else found.set(path, [resource]);
    }
  }
  return found;
});

/** A host and path that two ingresses answer. */
export const ingressDuplicatePath = crossResourceRule({
  id: 'kubernetes/ingress-duplicate-path',
  severity: 'warning',
  *check(resource, { graph, document: { uri } }) {
    if (resource.kind !== 'Ingress' || isVariant(resource.annotations.keys())) return;
    const seen = new Set<string>();
    const written = pathsOf(resource.root);
    if (written.length === 0) return;
    const ownClass = scalarOf(valueOf(resource.root, 'spec'), 'ingressClassName')?.text;
    const scope = scopeOf(resource);
    const { resources } = releaseOf(graph, uri);
    for (const { key, host, path, span } of written) {
      if (seen.has(key)) {
        yield { message: t('Duplicate path "{0}{1}" in this Ingress', host, path), span };
        continue;
      }
      seen.add(key);
      const other = byPath(resources)
        .get(key)
        ?.find(
          (ingress) =>
            ingress.name !== resource.name?.text &&
            ingress.scope === scope &&
            ingress.facts?.class === ownClass &&
            ingress.facts?.variant !== true,
        );
      // One of the two is reported.
      if (!other || (resource.name?.text ?? '') < other.name) continue;
      yield {
        message: t('Ingress "{0}" also serves "{1}{2}"', other.name, host, path),
        span,
        related: [{ uri: other.uri, span: other.span, message: `Ingress ${other.name}` }],
      };
    }
  },
});

/** A host with a certificate that no rule answers. */
export const ingressTlsHost = resourceRule({
  id: 'kubernetes/ingress-tls-host',
  severity: 'hint',
  *check({ kind, root }) {
    if (kind !== 'Ingress') return;
    const spec = valueOf(root, 'spec');
    const rules = valueOf(spec, 'rules');
    const tls = valueOf(spec, 'tls');
    if (!isSeq(rules) || !isSeq(tls)) return;
    const hosts = rules.items.map((rule) => scalarOf(rule, 'host'));
    // A rule without a host answers all of them.
    if (hosts.length === 0 || hosts.some((host) => host === undefined)) return;
    const answered = hosts.filter((host) => host !== undefined);
    for (const host of tls.items.flatMap((item) => scalarsOf(valueOf(item, 'hosts')))) {
      if (answered.some((rule) => covers(rule, host) || covers(host, rule))) continue;
      yield { message: t('No rule for host "{0}"', host.text), span: host.span };
    }
  },
});

/** True when a host is that of another, or one that its wildcard stands for. */
function covers({ text: wide }: YamlScalar, { text: host }: YamlScalar): boolean {
  if (wide === host) return true;
  return wide.startsWith('*.') && host.slice(host.indexOf('.')) === wide.slice(1);
}

/** A second ingress class that says that it is the default one. */
export const defaultIngressClass = crossResourceRule({
  id: 'kubernetes/default-ingress-class',
  severity: 'warning',
  *check(resource, { graph, document: { uri } }) {
    const annotation = resource.annotations.get('ingressclass.kubernetes.io/is-default-class');
    if (resource.kind !== 'IngressClass' || annotation?.text !== 'true') return;
    const other = releaseOf(graph, uri).resources.find(
      (found) =>
        kindOf(found) === 'IngressClass' &&
        found.facts?.default === true &&
        found.name < (resource.name?.text ?? ''),
    );
    if (!other) return;
    yield {
      message: t(
        'IngressClass "{0}" is also the default: with two defaults, an Ingress without a class is rejected',
        other.name,
      ),
      span: annotation.key.span,
      related: [{ uri: other.uri, span: other.span, message: `IngressClass ${other.name}` }],
    };
  },
});
