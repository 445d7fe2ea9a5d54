import type { Labels } from '../../../core/graph/entity.ts';
import type { Span } from '../../../core/text/span.ts';
import type { YamlDocument, YamlMap, YamlScalar } from '../../../core/yaml/node.ts';

/** A file of Kubernetes manifests: any number of documents, each a resource or a list of them. */
export interface KubernetesModel {
  readonly documents: readonly YamlDocument[];
  readonly resources: readonly Resource[];
}

/**
 * One resource. It is made once for each map that is read and found again by it (`resourcesOf`), so that what is computed of a
 * resource may be kept by its identity for as long as its text does not change.
 */
export interface Resource {
  readonly root: YamlMap;
  /** The index of its document; those of one `List` share it. */
  readonly document: number;
  readonly apiVersion: YamlScalar | undefined;
  /** The group of `apiVersion`, empty for the core API. */
  readonly group: string;
  /** `v1`, `v1beta1` … */
  readonly version: string;
  readonly kind: string;
  readonly kindNode: YamlScalar | undefined;
  /** `metadata.name`; undefined for what the server is to name (`generateName`) and for what has no name yet. */
  readonly name: YamlScalar | undefined;
  /** `metadata.namespace` as written. Absent, any: a kustomization, Argo CD or `kubectl -n` gives it. */
  readonly namespace: YamlScalar | undefined;
  readonly labels: Labels;
  readonly annotations: ReadonlyMap<string, Annotation>;
  /** Its pods, where it describes any. */
  readonly pods: PodTemplate | undefined;
}

export interface Annotation {
  readonly key: YamlScalar;
  readonly text: string;
}

/** The description of pods in a Pod, a Deployment, a CronJob … */
export interface PodTemplate {
  /** Where the template's `metadata` and `spec` stand. For a Pod that is the resource itself. */
  readonly root: YamlMap;
  /** Keys from the resource to `root`: `['spec', 'template']` for a Deployment, none for a Pod. */
  readonly path: readonly string[];
  readonly metadata: YamlMap | undefined;
  readonly spec: YamlMap;
  readonly labels: Labels;
  readonly containers: readonly Container[];
}

export interface Container {
  readonly node: YamlMap;
  readonly role: 'container' | 'init' | 'ephemeral';
  readonly name: YamlScalar | undefined;
  readonly image: YamlScalar | undefined;
  readonly ports: readonly ContainerPort[];
}

export interface ContainerPort {
  readonly number: YamlScalar | undefined;
  readonly name: YamlScalar | undefined;
  readonly protocol: string;
  readonly span: Span;
}
