import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The one file of many documents: 2,000 Deployments, 58,000 lines. */
export const LARGE_FILE = 'all-in-one.yaml';
const LARGE_DOCUMENTS = 2000;

/** A thousand files of five resources that name each other: a Deployment, its Service, ConfigMap, autoscaler and Ingress. */
export function writeKubernetes(folder: string, files = 1000): void {
  for (let n = 0; n < files; n++) write(folder, `apps/app-${n}/manifests.yaml`, application(n));
}

/** The large file alone. */
export function writeLarge(folder: string): string {
  const text = Array.from({ length: LARGE_DOCUMENTS }, (_, n) => deployment(n)).join('---\n');
  write(folder, LARGE_FILE, text);
  return text;
}

function write(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function application(n: number): string {
  return [deployment(n), service(n), configMap(n), autoscaler(n), ingress(n)].join('---\n');
}

function metadata(n: number): string {
  return `metadata:
  name: app-${n}
  namespace: team-${n % 40}
  labels:
    app.kubernetes.io/name: app-${n}
`;
}

function deployment(n: number): string {
  return `apiVersion: apps/v1
kind: Deployment
${metadata(n)}spec:
  selector:
    matchLabels:
      app: app-${n}
  template:
    metadata:
      labels:
        app: app-${n}
    spec:
      serviceAccountName: default
      containers:
        - name: main
          image: registry.example.com/team-${n % 40}/app-${n}:1.${n % 30}.0
          ports:
            - name: http
              containerPort: 8080
          envFrom:
            - configMapRef: { name: app-${n} }
          resources:
            requests: { cpu: 100m, memory: 128Mi }
            limits: { memory: 256Mi }
          readinessProbe:
            httpGet: { path: /health, port: http }
`;
}

function service(n: number): string {
  return `apiVersion: v1
kind: Service
${metadata(n)}spec:
  selector:
    app: app-${n}
  ports:
    - name: http
      port: 80
      targetPort: http
`;
}

function configMap(n: number): string {
  return `apiVersion: v1
kind: ConfigMap
${metadata(n)}data:
  LOG_LEVEL: info
  UPSTREAM: http://app-${n + 1}.team-${(n + 1) % 40}
`;
}

function autoscaler(n: number): string {
  return `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
${metadata(n)}spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: app-${n} }
  minReplicas: 2
  maxReplicas: 6
  metrics:
    - type: Resource
      resource: { name: cpu, target: { type: Utilization, averageUtilization: 70 } }
`;
}

function ingress(n: number): string {
  return `apiVersion: networking.k8s.io/v1
kind: Ingress
${metadata(n)}spec:
  rules:
    - host: app-${n}.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend: { service: { name: app-${n}, port: { name: http } } }
`;
}
