import { t } from '@vscode/l10n';
import { nearest } from '../../../../../formats/json-schema/nearest.ts';
import { isMap, isSeq, scalarOf, valueOf } from '../../../../../core/yaml/node.ts';
import { callsByName, isAncestor } from '../workflow/dag.ts';
import { isLeaf, isPod, type Call, type Template, type Workflow } from '../workflow/model.ts';
import { misspelt, portFault, unknown, type Fault } from './scope-fault.ts';
import { resolveCall, type Others, type CallResolution } from '../workflow/resolve.ts';
import { CALL_VARIABLES } from './variables.ts';
import { workflowFault } from './workflow-scope.ts';

/** Where a variable is named. */
export interface Place {
  readonly workflow: Workflow;
  /** Undefined in the parts of a workflow that belong to no template. */
  readonly template: Template | undefined;
  readonly call: Call | undefined;
  /** For a template within a step or task: the place of that, whose names it knows too. */
  readonly outer?: Place;
}

/** First words of the names that Argo checks before it runs a workflow; others are left as they are. */
const CHECKED = /^(?:item|steps|tasks|inputs|outputs|pod|workflow)(?:\.|$)/u;

/** What is wrong with a variable that a simple tag names; undefined when it has a value there, or when nobody can know. */
export function faultOf(name: string, place: Place, others: Others): Fault | undefined {
  if (name.includes('{{') || !CHECKED.test(name)) return misspeltRoot(name, place, others);
  const fault = faultHere(name, place, others);
  if (!fault || (place.outer && !faultHere(name, place.outer, others))) return undefined;
  return fault;
}

/** `input.parameters.x`: Argo would leave it as it is, but for the letter it means something here. */
function misspeltRoot(name: string, place: Place, others: Others): Fault | undefined {
  const root = /^[a-z]+(?=\.)/u.exec(name)?.[0];
  const suggestion = root === undefined ? undefined : ROOTS[root];
  if (root === undefined || suggestion === undefined) return undefined;
  if (faultHere(suggestion + name.slice(root.length), place, others)) return undefined;
  const message = t(
    '"{0}" is not a known variable and is not replaced. Did you mean "{1}"?',
    root,
    suggestion,
  );
  return { kind: 'unknown', message, start: 0, end: root.length, suggestion };
}

const ROOTS: Readonly<Record<string, string>> = {
  input: 'inputs',
  step: 'steps',
  task: 'tasks',
  workflows: 'workflow',
  items: 'item',
};

function faultHere(name: string, place: Place, others: Others): Fault | undefined {
  const [root = '', member = ''] = name.split('.', 2);
  switch (root) {
    case 'inputs':
      return inputFault(name, place);
    case 'outputs':
      return outputFault(name, place);
    case 'steps':
    case 'tasks':
      return member === 'name'
        ? undefined
        : callFault(name, root === 'steps' ? 'step' : 'task', place, others);
    case 'item':
      return itemFault(name, place);
    case 'pod':
      if (name === 'pod.name' && place.template && isPod(place.template)) return undefined;
      return unknown(name, t('"{0}" is available only in templates that run in a pod', name));
    default:
      return workflowFault(name, place.workflow, others);
  }
}

function inputFault(name: string, { template }: Place): Fault | undefined {
  if (!template) return unknown(name, t('"{0}" is available only in templates', name));
  const { parameters, artifacts } = template.inputs;
  if (name === 'inputs.parameters' && parameters.length > 0) return undefined;
  if (name.startsWith('inputs.parameters.'))
    return portFault(name, 18, parameters, (port) => t('The template has no input parameter "{0}"', port));
  if (name.startsWith('inputs.artifacts.')) {
    const withPath = name.endsWith('.path') && isLeaf(template);
    return portFault(withPath ? name.slice(0, -5) : name, 17, artifacts, (port) =>
      t('The template has no input artifact "{0}"', port),
    );
  }
  return unknown(
    name,
    t('"{0}" is not a valid variable: use "inputs.parameters.…" or "inputs.artifacts.…"', name),
  );
}

/** A template may name its own outputs in metrics; paths of outputs exist only where something writes there. */
function outputFault(name: string, { template }: Place): Fault | undefined {
  const match = /^outputs\.(parameters|artifacts)\.(.+)\.path$/u.exec(name);
  if (!match || !template || !isLeaf(template)) return undefined;
  const ports = match[1] === 'artifacts' ? template.outputs.artifacts : template.outputs.parameters;
  const prefix = `outputs.${match[1] ?? ''}.`.length;
  return portFault(name.slice(0, -5), prefix, ports, (port) => t('The template has no output "{0}"', port));
}

function callFault(name: string, kind: Call['kind'], place: Place, others: Others): Fault | undefined {
  const { template, call: from, workflow } = place;
  const first = name.indexOf('.') + 1;
  const dot = name.indexOf('.', first);
  const called = name.slice(first, dot === -1 ? name.length : dot);
  if (!template || template.calls[0]?.kind !== kind)
    return unknown(
      name,
      kind === 'step'
        ? t('"{0}" is not available: the template has no steps', name)
        : t('"{0}" is not available: the template has no tasks', name),
    );
  const call = callsByName(template).get(called);
  if (!call) {
    const message =
      kind === 'step'
        ? t('The template has no step "{0}"', called)
        : t('The template has no task "{0}"', called);
    return misspelt(called, first, callsByName(template).keys(), message);
  }
  const property = dot === -1 ? '' : name.slice(dot + 1);
  const order = orderFault(call, from, template, property);
  if (order !== undefined) return { kind: 'order', message: order, start: first, end: first + called.length };
  return propertyFault(property, dot + 1, call, from, resolveCall(workflow, call, others));
}

/** Why a step or task is not done when another one starts. */
function orderFault(
  call: Call,
  from: Call | undefined,
  template: Template,
  property: string,
): string | undefined {
  if (!from || from === call) return undefined;
  const name = call.name?.text ?? '';
  if (call.kind === 'step') {
    if (call.group < from.group) return undefined;
    return call.group === from.group
      ? t('Step "{0}" runs in parallel: only outputs of earlier steps are available', name)
      : t('Step "{0}" runs later: only outputs of earlier steps are available', name);
  }
  if (isAncestor(template, call, from)) return undefined;
  return t(
    'Task "{0}" may not be complete: "{1}" does not depend on it ({2})',
    name,
    from.name?.text ?? '',
    property,
  );
}

function propertyFault(
  property: string,
  at: number,
  call: Call,
  from: Call | undefined,
  called: CallResolution,
): Fault | undefined {
  const known = ['id', 'startedAt', 'finishedAt', 'hostNodeName'];
  if (typeof called === 'string' || known.includes(property)) return undefined;
  const name = call.name?.text ?? '';
  const fault = (message: string, suggestion?: string): Fault => ({
    kind: 'unknown',
    message,
    start: at,
    end: at + property.length,
    ...(suggestion === undefined ? {} : { suggestion }),
  });
  const port = (
    prefix: string,
    names: ReadonlySet<string>,
    message: (of: string) => string,
  ): Fault | undefined => {
    const written = property.slice(prefix.length);
    if (names.has(written)) return undefined;
    return misspelt(written, at + prefix.length, names, message(written));
  };
  if (property.startsWith('outputs.parameters.'))
    return port('outputs.parameters.', called.outputParameters, (of) =>
      t('The template of "{0}" has no output parameter "{1}"', name, of),
    );
  if (property.startsWith('outputs.artifacts.'))
    return port('outputs.artifacts.', called.outputArtifacts, (of) =>
      t('The template of "{0}" has no output artifact "{1}"', name, of),
    );
  const repeated = call.loops.some(({ key }) => key.text !== 'withSequence');
  switch (property) {
    case 'status':
      // What a task of a DAG ended with is known to those that come after it, and to its own hooks.
      if (call.kind === 'step' || from) return undefined;
      return fault(t('The status of a task is available to dependent tasks, not to template outputs'));
    case 'ip':
      return called.isDaemon
        ? undefined
        : fault(t('Only a daemon has an IP address: the template of "{0}" is not a daemon', name));
    case 'outputs.result':
    case 'exitCode':
      if (called.hasResult || (repeated && called.type === 'containerSet')) return undefined;
      return fault(
        t('The template of "{0}" has no result or exit code: its type is "{1}"', name, called.type),
      );
    case 'outputs.parameters':
      return repeated
        ? undefined
        : fault(t('"outputs.parameters" without a name requires a loop: "{0}" has none', name));
  }
  const suggestion = nearest(
    property,
    CALL_VARIABLES.map((variable) => variable.name),
  );
  return fault(t('"{0}" is not a valid property of a step or task', property), suggestion);
}

function itemFault(name: string, { call, template }: Place): Fault | undefined {
  if (!call) {
    // Other programs write {{ item }} into their scripts too, and Argo leaves it to them.
    if (name === 'item' || !template) return undefined;
    return unknown(
      name,
      t('"item" is available only in steps and tasks with withItems, withParam or withSequence'),
    );
  }
  const [loop] = call.loops;
  if (!loop)
    return unknown(name, t('"item" is not available here: withItems, withParam or withSequence is required'));
  if (loop.key.text === 'withParam' || name === 'item') return undefined;
  if (loop.key.text === 'withSequence')
    return unknown(name, t('Sequence items are numbers and have no fields'));
  if (!isSeq(loop.value)) return undefined;
  const fields = new Set<string>();
  for (const item of loop.value.items) {
    if (isMap(item)) for (const { key } of item.pairs) fields.add(key.text);
    if (isSeq(item)) for (const index of item.items.keys()) fields.add(`[${index}]`);
    if (item?.type === 'scalar' && item.text.includes('{{')) return undefined;
  }
  const field = name.slice(5);
  if (fields.has(field)) return undefined;
  return misspelt(field, 5, fields, t('No item has the field "{0}"', field));
}

/** True when a template is tried again when it fails. */
export function isRetried({ node }: Template): boolean {
  return isMap(valueOf(node, 'retryStrategy')) || scalarOf(node, 'retryStrategy') !== undefined;
}
