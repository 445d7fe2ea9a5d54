import type { Span } from '../../../../../core/text/span.ts';
import type { YamlMap, YamlNode, YamlPair, YamlScalar } from '../../../../../core/yaml/node.ts';
import type { Resource } from '../../../resources/model.ts';
import type { Tag } from '../tags.ts';

export const WORKFLOW_KINDS = [
  'Workflow',
  'WorkflowTemplate',
  'ClusterWorkflowTemplate',
  'CronWorkflow',
] as const;
export type WorkflowKind = (typeof WORKFLOW_KINDS)[number];

/** What a template does: exactly one of these keys. */
export const TEMPLATE_TYPES = [
  'container',
  'containerSet',
  'script',
  'resource',
  'steps',
  'dag',
  'suspend',
  'http',
  'data',
  'plugin',
] as const;
export type TemplateType = (typeof TEMPLATE_TYPES)[number];

/** The workflow that a resource describes, whichever of the four kinds it is. */
export interface Workflow {
  readonly resource: Resource;
  readonly kind: WorkflowKind;
  /** Begins the keys of all that it declares: `WorkflowTemplate/nightly`. Unique in its file. */
  readonly key: string;
  /** The WorkflowSpec: `spec`, or `spec.workflowSpec` of a CronWorkflow. */
  readonly spec: YamlMap;
  /** `spec` of a CronWorkflow. */
  readonly cron: YamlMap | undefined;
  readonly templates: readonly Template[];
  /** The first template of each name. */
  readonly byName: ReadonlyMap<string, Template>;
  readonly arguments: Ports;
  readonly entrypoint: YamlScalar | undefined;
  readonly onExit: YamlScalar | undefined;
  readonly hooks: readonly Hook[];
  /** The WorkflowTemplate that is to be run as it is. */
  readonly runs: TemplateRef | undefined;
  /** Tags of the specification outside of its templates. */
  readonly tags: readonly Tag[];
}

export interface Template {
  readonly node: YamlMap;
  readonly name: YamlScalar | undefined;
  /** The keys that say what it does; one, unless it is faulty. */
  readonly types: readonly YamlPair[];
  readonly type: TemplateType | undefined;
  readonly inputs: Ports;
  readonly outputs: Ports;
  /** The steps or tasks, in the order of the text. */
  readonly calls: readonly Call[];
  /** Tags outside of the calls. */
  readonly tags: readonly Tag[];
}

/** Parameters and artifacts: what goes into a template, what comes out of it, what a call gives it. */
export interface Ports {
  readonly parameters: readonly Port[];
  readonly artifacts: readonly Port[];
}

export interface Port {
  readonly node: YamlMap;
  readonly name: YamlScalar | undefined;
}

/** A step or a task: a place where a template runs. */
export interface Call {
  readonly kind: 'step' | 'task';
  readonly node: YamlMap;
  readonly name: YamlScalar | undefined;
  /** The index of the group of steps that run side by side; 0 for tasks. */
  readonly group: number;
  readonly template: YamlScalar | undefined;
  readonly ref: TemplateRef | undefined;
  readonly inline: Template | undefined;
  readonly arguments: Ports;
  readonly dependencies: readonly YamlScalar[];
  readonly depends: YamlScalar | undefined;
  /** Those of `withItems`, `withParam` and `withSequence` that are there. */
  readonly loops: readonly YamlPair[];
  readonly when: YamlScalar | undefined;
  readonly onExit: YamlScalar | undefined;
  readonly hooks: readonly Hook[];
  readonly tags: readonly Tag[];
}

/** A template that runs when something happens. */
export interface Hook {
  readonly event: YamlScalar;
  readonly node: YamlMap | undefined;
  readonly template: YamlScalar | undefined;
  readonly ref: TemplateRef | undefined;
  readonly arguments: Ports;
}

/** A template of another resource, or with `workflowTemplateRef` all of them. */
export interface TemplateRef {
  readonly node: YamlMap;
  readonly name: YamlScalar | undefined;
  readonly template: YamlScalar | undefined;
  readonly clusterScope: boolean;
}

/** True for a template that runs something itself. */
export function isLeaf({ type }: Pick<Template, 'type'>): boolean {
  return type !== undefined && type !== 'steps' && type !== 'dag' && type !== 'suspend';
}

/** True for a template that runs in a pod. */
export function isPod({ type }: Pick<Template, 'type'>): boolean {
  return isLeaf({ type }) && type !== 'http' && type !== 'plugin';
}

/** Where something about the whole of a thing is shown: its name, or else its first key. */
export function headOf({
  name,
  node,
}: {
  readonly name: YamlScalar | undefined;
  readonly node: YamlMap;
}): Span {
  return name?.span ?? node.pairs[0]?.key.span ?? node.span;
}

/** True for text that a tag makes: nothing is known of it before it runs. */
export function isDynamic(node: YamlNode | null | undefined): boolean {
  return node?.type === 'scalar' && node.text.includes('{{');
}
