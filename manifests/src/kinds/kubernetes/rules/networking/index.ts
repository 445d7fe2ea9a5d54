import type { Rule } from '../../../../core/rules/rule.ts';
import type { KubernetesModel } from '../../resources/model.ts';
import { exposedService } from './exposed-service.ts';
import { ingressHost } from './ingress-host.ts';
import { ingressRule } from './ingress-rule.ts';
import { ingressTls } from './ingress-tls.ts';
import { nginxSnippet } from './nginx-snippet.ts';
import { serviceType } from './service-type.ts';

export const NETWORKING_RULES: readonly Rule<KubernetesModel>[] = [
  exposedService,
  ingressHost,
  ingressRule,
  ingressTls,
  nginxSnippet,
  serviceType,
];
