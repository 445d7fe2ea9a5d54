import { t } from '@vscode/l10n';
import { Scalar } from 'yaml';
import {
  CPU,
  LOG,
  LOG_ARGUMENTS,
  MEMORY_MEBIBYTES,
  PORT,
  SECRETS,
  TOKEN_FILE,
  USER,
  tokenSecret,
  type Service,
} from '../service.ts';
import { labelsOf, metadataOf, selectorOf } from './metadata.ts';

/** Pods that serve the model. Their number is that of the autoscaler. */
export function deployment(service: Service): object {
  const { name, hash } = service;
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadataOf(service),
    spec: {
      selector: { matchLabels: selectorOf(service) },
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
      template: {
        metadata: {
          labels: labelsOf(service),
          annotations: {
            'prometheus.io/path': '/metrics',
            'prometheus.io/port': String(PORT),
            'prometheus.io/scrape': 'true',
            'vitruve/model-sha256': hash,
          },
        },
        spec: {
          serviceAccountName: name,
          automountServiceAccountToken: false,
          priorityClassName: name,
          nodeSelector: { 'kubernetes.io/os': 'linux' },
          dnsConfig: { options: [{ name: 'ndots', value: '2' }] },
          topologySpreadConstraints: [
            {
              maxSkew: 1,
              topologyKey: 'kubernetes.io/hostname',
              whenUnsatisfiable: 'ScheduleAnyway',
              labelSelector: { matchLabels: selectorOf(service) },
            },
          ],
          securityContext: {
            runAsNonRoot: true,
            runAsUser: USER,
            runAsGroup: USER,
            fsGroup: USER,
            seccompProfile: { type: 'RuntimeDefault' },
          },
          containers: [container(service)],
          volumes: [
            { name: 'predictions', persistentVolumeClaim: { claimName: name } },
            { name: 'temporary', emptyDir: { sizeLimit: '64Mi' } },
            { name: 'token', secret: { secretName: tokenName(service), defaultMode: 0o440 } },
          ],
        },
      },
    },
  };
}

/** The name of the Secret, which is nowhere among the files: with the reason why no check may ask for it. */
function tokenName(service: Service): Scalar {
  const name = new Scalar(tokenSecret(service));
  name.comment = ` vitruve-ignore kubernetes/missing-secret: ${t('made by hand, so that no token is in a file')}`;
  return name;
}

function container({ name, image }: Service): object {
  const resources = { cpu: CPU.kubernetes, 'ephemeral-storage': '128Mi', memory: `${MEMORY_MEBIBYTES}Mi` };
  return {
    name,
    image,
    imagePullPolicy: 'Always',
    args: LOG_ARGUMENTS,
    env: [{ name: 'VITRUVE_TOKEN_FILE', value: `${SECRETS}/${TOKEN_FILE}` }],
    ports: [{ name: 'http', containerPort: PORT }],
    ...probes(),
    resources: { requests: resources, limits: resources },
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      readOnlyRootFilesystem: true,
      runAsNonRoot: true,
      runAsUser: USER,
    },
    volumeMounts: [
      { name: 'predictions', mountPath: LOG },
      { name: 'temporary', mountPath: '/tmp' },
      { name: 'token', mountPath: SECRETS, readOnly: true },
    ],
  };
}

/**
 * The service answers with 503 while it cannot predict: then no requests come, and it has time to start its model again. Only one
 * that does not answer at all is started anew.
 */
function probes(): object {
  return {
    startupProbe: {
      httpGet: { path: '/health', port: 'http' },
      periodSeconds: 2,
      timeoutSeconds: 2,
      failureThreshold: 30,
    },
    readinessProbe: {
      httpGet: { path: '/health', port: 'http' },
      periodSeconds: 5,
      timeoutSeconds: 2,
      failureThreshold: 2,
    },
    livenessProbe: {
      tcpSocket: { port: 'http' },
      periodSeconds: 10,
      timeoutSeconds: 2,
      failureThreshold: 6,
    },
  };
}
