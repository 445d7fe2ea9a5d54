import { t } from '@vscode/l10n';
import { pairOf, valueOf } from '../../../../core/yaml/node.ts';
import { resourceRule } from '../../checks/resource-rule.ts';

/** Controllers that take their certificates from elsewhere say so in annotations. */
const ELSEWHERE =
  /^(?:alb\.ingress|service\.beta|networking\.gke\.io\/managed-certificates|ingress\.gcp|traefik\.ingress\.kubernetes\.io\/router\.tls|appgw\.|haproxy)/u;

/** What is asked and answered travels in the clear. */
export const ingressTls = resourceRule({
  id: 'kubernetes/ingress-tls',
  severity: 'hint',
  profiles: { security: 'warning', strict: 'warning' },
  whole: true,
  knownAs: ['polaris:tlsSettingsMissing'],
  *check({ root, kind, group, kindNode, name, annotations }) {
    if (kind !== 'Ingress' || (group !== 'networking.k8s.io' && group !== 'extensions')) return;
    const at = name ?? kindNode;
    const isTerminatedOutside = [...annotations.keys()].some((key) => ELSEWHERE.test(key));
    if (at && !isTerminatedOutside && !pairOf(valueOf(root, 'spec'), 'tls'))
      yield { message: t('The Ingress has no "tls": traffic is not encrypted'), span: at.span };
  },
});
