import type { Span } from '../text/span.ts';

/**
 * What a workspace talks about. `identity` says where two equal names mean the same thing:
 * everywhere in the workspace folder, within one directory, or within one document.
 */
export const ENTITY_TYPES = {
  decision: { identity: 'directory' },
  role: { identity: 'workspace' },
  person: { identity: 'workspace' },
  activity: { identity: 'document' },
  risk: { identity: 'document' },
  component: { identity: 'workspace' },
  // Kubernetes. Keys: `kind/name` of a resource, `name=value` of a pod label, `kind/name#key` of a key in a ConfigMap or Secret,
  // the name of a port. Namespaces are the `scope`.
  resource: { identity: 'directory' },
  label: { identity: 'directory' },
  port: { identity: 'directory' },
  'service-port': { identity: 'directory' },
  'config-key': { identity: 'directory' },
  // Parts of others that are named from outside: a container of pods, a listener of a gateway, a subset of a host in a mesh.
  container: { identity: 'directory' },
  listener: { identity: 'directory' },
  subset: { identity: 'directory' },
  // A kind that a CustomResourceDefinition defines. Key: `group/version/kind`.
  'custom-kind': { identity: 'workspace' },
  // A group of files that are deployed together: a kustomization, a chart. Key: its name.
  'release-unit': { identity: 'directory' },
  // The name of an image without its tag: the same thing in a workflow, a compose file and a Deployment.
  image: { identity: 'workspace' },
  // Pipelines. Names count in their own file unless said otherwise.
  pipeline: { identity: 'directory' },
  job: { identity: 'document' },
  step: { identity: 'document' },
  stage: { identity: 'document' },
  service: { identity: 'document' },
  volume: { identity: 'document' },
  network: { identity: 'document' },
  input: { identity: 'document' },
  output: { identity: 'document' },
  parameter: { identity: 'document' },
  artifact: { identity: 'document' },
  template: { identity: 'document' },
  // Prometheus: series that rules record, alerts, groups of rules.
  metric: { identity: 'workspace' },
  alert: { identity: 'workspace' },
  'rule-group': { identity: 'document' },
  // An environment variable: `.env` files set it, `${NAME}` of a Compose file takes it.
  variable: { identity: 'directory' },
  // A model that finds faces or plates. Key: the file of the model.
  detector: { identity: 'workspace' },
  // A file that is no manifest: references name it by path (`target`), nothing declares it.
  file: { identity: 'workspace' },
} as const satisfies Record<string, { identity: 'workspace' | 'directory' | 'document' }>;

export type EntityType = keyof typeof ENTITY_TYPES;

/** How a name is written where it stands, so that a rename can write the new one. See `notation.ts`. */
export type Notation = 'yaml' | 'yaml-key' | 'table-cell' | 'plain' | 'decision-id' | 'link-target' | 'fixed';

/**
 * What other files may ask of an entity without reading its document. Decisions: `status`, `title`, `date`, `number`.
 * Activities: `holders`, letters by role. Risks: `title`, `criticality`, `actionPriority`,
 * `threshold`.
 */
export type EntityFacts = Readonly<
  Record<string, string | number | boolean | Readonly<Record<string, string>> | undefined>
>;

/** A thing that a document declares. */
export interface Entity {
  readonly type: EntityType;
  readonly uri: string;
  /** As written, shown to people. */
  readonly name: string;
  /** `nameKey(name)`: what references are matched with. */
  readonly key: string;
  /** The characters that name it; what a rename replaces. */
  readonly span: Span;
  /** Its whole definition. */
  readonly extent: Span;
  readonly notation: Notation;
  /** A short remark beside the name in lists: a status, a mark. */
  readonly detail?: string;
  /** What the name counts in besides its identity: a namespace. Absent: any, as for a manifest that leaves it to its deployment. */
  readonly scope?: string;
  /** What a selector chooses by. */
  readonly labels?: Labels;
  readonly facts?: EntityFacts;
  /** It is laid over another of its name, as a patch is: a reference means it only where no whole one is there. */
  readonly partial?: boolean;
}

/** Labels of a thing, or those that a selector asks for. */
export type Labels = Readonly<Record<string, string>>;

/** A place that names an entity, of this document or another. */
export interface Reference {
  /** The types that the name may resolve to, the likeliest first. */
  readonly types: readonly EntityType[];
  readonly uri: string;
  readonly name: string;
  readonly key: string;
  readonly span: Span;
  readonly notation: Notation;
  /** What the place says of the thing: `supersedes`, `owner`, `decided-by`, `mentions` … */
  readonly relation: string;
  /** The document that the reference names by path, when it does: then only entities of it match. */
  readonly target?: string;
  /** True for the name of something within the target: the document as a whole is not meant. */
  readonly part?: boolean;
  /** Only entities of this scope match, and those of none. */
  readonly scope?: string;
  /** Only entities that bear all of these labels match. */
  readonly labels?: Labels;
}

/** True when the qualifiers of a reference, beyond type and key, allow the entity. */
export function isMeant(
  { scope, labels }: Pick<Reference, 'scope' | 'labels'>,
  entity: Pick<Entity, 'scope' | 'labels'>,
): boolean {
  if (scope !== undefined && entity.scope !== undefined && scope !== entity.scope) return false;
  return labels === undefined || bears(entity.labels, labels);
}

/** True when a thing has all the labels that are asked for. */
export function bears(labels: Labels | undefined, asked: Labels): boolean {
  for (const name in asked) if (labels?.[name] !== asked[name]) return false;
  return true;
}

const PLAIN_WORDS = /^[!-~]+(?: [!-~]+)*$/u;

/**
 * The form in which names are compared: Unicode NFC, lower case, white space collapsed.
 * Accents count: `rôle` and `role` are two names (the second is offered as "did you mean").
 */
export function nameKey(name: string): string {
  // Most names are plain words: the rest of the work, done for every cell of a table, is then not needed.
  if (PLAIN_WORDS.test(name)) return name.toLowerCase();
  return name.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ').trim();
}
