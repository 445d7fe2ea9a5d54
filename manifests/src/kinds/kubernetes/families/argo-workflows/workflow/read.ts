import {
  isMap,
  isScalar,
  isSeq,
  pairOf,
  scalarOf,
  scalarsOf,
  valueOf,
  type YamlMap,
  type YamlNode,
} from '../../../../../core/yaml/node.ts';
import { keptBy } from '../../../../../core/text/memory.ts';
import type { Resource } from '../../../resources/model.ts';
import { workflowKey } from './keys.ts';
import {
  TEMPLATE_TYPES,
  WORKFLOW_KINDS,
  type Call,
  type Hook,
  type Ports,
  type Template,
  type TemplateRef,
  type TemplateType,
  type Workflow,
  type WorkflowKind,
} from './model.ts';
import { tagsIn } from '../tags.ts';

const LOOPS = ['withItems', 'withParam', 'withSequence'] as const;

/** Templates within templates (`inline`) that are read; Argo allows no templates in those. */
const MAX_INLINE = 2;

/** True for the kinds that hold a workflow. */
export function isWorkflow({ group, kind }: Resource): boolean {
  return group === 'argoproj.io' && WORKFLOW_KINDS.some((known) => known === kind);
}

/** The workflow of a resource, read once; undefined for other kinds and for one without a specification. */
export const workflowOf = keptBy((resource: Resource): Workflow | undefined =>
  isWorkflow(resource) ? readWorkflow(resource) : undefined,
);

function readWorkflow(resource: Resource): Workflow | undefined {
  const kind = resource.kind as WorkflowKind;
  const top = valueOf(resource.root, 'spec');
  const spec = kind === 'CronWorkflow' ? valueOf(top, 'workflowSpec') : top;
  if (!isMap(spec)) return undefined;
  const list = valueOf(spec, 'templates');
  const templates = isSeq(list) ? list.items.filter(isMap).map((node) => templateOf(node, 0)) : [];
  return {
    resource,
    kind,
    key: workflowKey(resource),
    spec,
    cron: kind === 'CronWorkflow' && isMap(top) ? top : undefined,
    templates,
    byName: new Map(
      templates
        .toReversed()
        .flatMap((template) => (template.name ? [[template.name.text, template] as const] : [])),
    ),
    arguments: portsOf(valueOf(spec, 'arguments')),
    entrypoint: scalarOf(spec, 'entrypoint'),
    onExit: scalarOf(spec, 'onExit'),
    hooks: hooksOf(spec),
    runs: refOf(valueOf(spec, 'workflowTemplateRef')),
    tags: tagsIn(spec, new Set(list ? [list] : [])),
  };
}

function templateOf(node: YamlMap, depth: number): Template {
  const types = TEMPLATE_TYPES.flatMap((type) => {
    const pair = pairOf(node, type);
    const empty = !pair?.value || (isScalar(pair.value) && pair.value.value === null);
    return empty ? [] : [pair];
  });
  const calls = depth > MAX_INLINE ? [] : callsOf(node, depth);
  return {
    node,
    name: scalarOf(node, 'name'),
    types,
    type: types.length === 1 ? (types[0]?.key.text as TemplateType) : undefined,
    inputs: portsOf(valueOf(node, 'inputs')),
    outputs: portsOf(valueOf(node, 'outputs')),
    calls,
    tags: tagsIn(node, new Set(calls.map((call) => call.node))),
  };
}

function callsOf(node: YamlMap, depth: number): readonly Call[] {
  const groups = valueOf(node, 'steps');
  const steps = isSeq(groups)
    ? groups.items.flatMap((group, index) =>
        // A step that is alone is a group of one.
        (isSeq(group) ? group.items : [group])
          .filter(isMap)
          .map((step) => callOf('step', step, index, depth)),
      )
    : [];
  const list = valueOf(valueOf(node, 'dag'), 'tasks');
  const tasks = isSeq(list) ? list.items.filter(isMap).map((task) => callOf('task', task, 0, depth)) : [];
  return [...steps, ...tasks];
}

function callOf(kind: Call['kind'], node: YamlMap, group: number, depth: number): Call {
  const inline = valueOf(node, 'inline');
  return {
    kind,
    node,
    name: scalarOf(node, 'name'),
    group,
    template: scalarOf(node, 'template'),
    ref: refOf(valueOf(node, 'templateRef')),
    inline: isMap(inline) ? templateOf(inline, depth + 1) : undefined,
    arguments: portsOf(valueOf(node, 'arguments')),
    dependencies: scalarsOf(valueOf(node, 'dependencies')),
    depends: scalarOf(node, 'depends'),
    loops: LOOPS.flatMap((key) => pairOf(node, key) ?? []),
    when: scalarOf(node, 'when'),
    onExit: scalarOf(node, 'onExit'),
    hooks: hooksOf(node),
    tags: tagsIn(node, new Set(inline ? [inline] : [])),
  };
}

function hooksOf(node: YamlMap): readonly Hook[] {
  const hooks = valueOf(node, 'hooks');
  if (!isMap(hooks)) return [];
  return hooks.pairs.map(({ key, value }) => ({
    event: key,
    node: isMap(value) ? value : undefined,
    template: scalarOf(value, 'template'),
    ref: refOf(valueOf(value, 'templateRef')),
    arguments: portsOf(valueOf(value, 'arguments')),
  }));
}

function refOf(node: YamlNode | undefined): TemplateRef | undefined {
  if (!isMap(node)) return undefined;
  return {
    node,
    name: scalarOf(node, 'name'),
    template: scalarOf(node, 'template'),
    clusterScope: scalarOf(node, 'clusterScope')?.value === true,
  };
}

function portsOf(node: YamlNode | undefined): Ports {
  return { parameters: portList(node, 'parameters'), artifacts: portList(node, 'artifacts') };
}

function portList(node: YamlNode | undefined, key: string): Ports['parameters'] {
  const list = valueOf(node, key);
  return isSeq(list)
    ? list.items.filter(isMap).map((port) => ({ node: port, name: scalarOf(port, 'name') }))
    : [];
}
