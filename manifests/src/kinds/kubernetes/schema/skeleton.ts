import { ANY, type ObjectShape, type Shape } from './shape.ts';

/** Fields that a type need not have, and that nobody leaves out; and the order in which people write them. */
const USUAL: Readonly<Record<string, readonly string[]>> = {
  ClusterRole: ['rules'],
  ClusterRoleBinding: ['subjects', 'roleRef'],
  ConfigMap: ['data'],
  Container: ['name', 'image'],
  CronJobSpec: ['schedule', 'jobTemplate'],
  CrossVersionObjectReference: ['apiVersion', 'kind', 'name'],
  EnvVar: ['name', 'value'],
  HorizontalPodAutoscalerSpec: ['scaleTargetRef', 'minReplicas', 'maxReplicas'],
  HTTPIngressPath: ['path', 'pathType', 'backend'],
  IngressBackend: ['service'],
  IngressRule: ['host', 'http'],
  IngressServiceBackend: ['name', 'port'],
  IngressSpec: ['rules'],
  JobTemplateSpec: ['spec'],
  LabelSelector: ['matchLabels'],
  ObjectMeta: ['name'],
  PersistentVolumeClaimSpec: ['accessModes', 'resources'],
  PodDisruptionBudgetSpec: ['minAvailable', 'selector'],
  PodTemplateSpec: ['metadata', 'spec'],
  PolicyRule: ['apiGroups', 'resources', 'verbs'],
  ReplicaSetSpec: ['selector', 'template'],
  Role: ['rules'],
  RoleBinding: ['subjects', 'roleRef'],
  RoleRef: ['apiGroup', 'kind', 'name'],
  Secret: ['stringData'],
  ServiceBackendPort: ['number'],
  ServicePort: ['port', 'targetPort'],
  ServiceSpec: ['selector', 'ports'],
  StatefulSetSpec: ['serviceName', 'selector', 'template'],
  VolumeMount: ['name', 'mountPath'],
  VolumeResourceRequirements: ['requests'],
};

/** Metadata of the pods of a template: the labels that its selector asks for, rather than a name. */
const METADATA_OF_PODS = ['labels'];

const MAX_DEPTH = 8;

/**
 * What follows the colon of a key so that its value is complete: required fields, and those that nobody leaves out, as a snippet.
 * @param indent of the key's own line, beyond what the editor adds to each line.
 */
export function skeletonOf(shape: Shape, indent: string): string {
  return new Skeleton().after(shape, indent, 0);
}

const kept = new WeakMap<ObjectShape, string>();

/** A new resource of a kind, as a snippet. */
export function resourceSkeleton(apiVersion: string, kind: string, shape: ObjectShape): string {
  const known = kept.get(shape);
  if (known !== undefined) return known;
  const skeleton = newResource(apiVersion, kind, shape);
  kept.set(shape, skeleton);
  return skeleton;
}

function newResource(apiVersion: string, kind: string, shape: ObjectShape): string {
  const skeleton = new Skeleton();
  const metadata = shape.fields.get('metadata')?.shape ?? ANY;
  const head = `metadata:${skeleton.after(metadata, '', 1)}`;
  const rest = [...shape.fields].filter(
    ([name, { required }]) =>
      !['apiVersion', 'kind', 'metadata', 'status'].includes(name) &&
      (required || name === 'spec' || (USUAL[kind]?.includes(name) ?? false)),
  );
  const lines = rest.map(([name, { shape: form }]) => `${name}:${skeleton.after(form, '', 1)}`);
  return [`apiVersion: ${apiVersion}`, `kind: ${kind}`, head, ...lines, ''].join('\n');
}

class Skeleton {
  #stop = 0;

  after(shape: Shape, indent: string, depth: number): string {
    switch (shape.type) {
      case 'object':
        return `\n${indent}  ${this.#fields(shape, `${indent}  `, depth)}`;
      case 'list':
        return `\n${indent}  - ${this.#item(shape.items, `${indent}    `, depth)}`;
      case 'map':
        return `\n${indent}  ${this.#next()}`;
      case 'boolean':
      case 'string':
      case 'int32':
      case 'int64':
      case 'number':
      case 'quantity':
      case 'int-or-string':
      case 'date-time':
      case 'bytes':
      case 'any':
        return ` ${this.#next()}`;
    }
  }

  #item(shape: Shape, indent: string, depth: number): string {
    return shape.type === 'object' ? this.#fields(shape, indent, depth) : this.#next();
  }

  #fields(shape: ObjectShape, indent: string, depth: number, only?: readonly string[]): string {
    const usual = only ?? USUAL[shape.name ?? ''] ?? [];
    const required = [...shape.fields].filter(([, field]) => field.required).map(([name]) => name);
    const wanted = only ?? [...usual, ...required.filter((name) => !usual.includes(name))];
    const names = wanted.filter((name) => shape.fields.has(name));
    if (names.length === 0 || depth > MAX_DEPTH) return this.#next();
    const lines = names.map((name) => {
      const below = shape.fields.get(name)?.shape ?? ANY;
      const ofPods = shape.name === 'PodTemplateSpec' && name === 'metadata' && below.type === 'object';
      const value = ofPods
        ? `\n${indent}  ${this.#fields(below, `${indent}  `, depth + 1, METADATA_OF_PODS)}`
        : this.after(below, indent, depth + 1);
      return `${name}:${value}`;
    });
    return lines.join(`\n${indent}`);
  }

  #next(): string {
    return `\${${++this.#stop}}`;
  }
}
