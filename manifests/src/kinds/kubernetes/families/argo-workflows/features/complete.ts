import { t } from '@vscode/l10n';
import type { Completion } from '../../../../../core/contributions/completion.ts';
import type { RuleContext } from '../../../../../core/rules/rule.ts';
import { reachedFrom, turned } from '../../../../../core/order/reached.ts';
import { span } from '../../../../../core/text/span.ts';
import { proposedNames } from '../../../../../core/contributions/proposed-names.ts';
import type { YamlCursor } from '../../../../../core/yaml/cursor.ts';
import { resourceKey } from '../../../../../formats/resources/resource-key.ts';
import type { KubernetesModel, Resource } from '../../../resources/model.ts';
import { callsByName, dependenciesOf } from '../workflow/dag.ts';
import { TASK_RESULTS } from '../workflow/depends.ts';
import { referredKey, templateKey } from '../workflow/keys.ts';
import type { Call, Ports, Workflow } from '../workflow/model.ts';
import { placeAt } from '../variables/place-at.ts';
import { workflowOf } from '../workflow/read.ts';
import { resolveCall, type Others } from '../workflow/resolve.ts';
import type { Place } from '../variables/scope.ts';
import { namesAt } from '../variables/scope-names.ts';

/** Characters before the caret in which an open tag is searched. */
const MOST_BEFORE = 300;

/** Variables in tags; templates, tasks and arguments where they are named. */
export function completeWorkflow(
  { document, graph }: RuleContext<KubernetesModel>,
  resource: Resource,
  cursor: YamlCursor,
): readonly Completion[] {
  const workflow = workflowOf(resource);
  if (!workflow) return [];
  const others = { graph, uri: document.uri };
  const offset = cursor.span.start + cursor.prefix.length;
  const place = placeAt(workflow, offset);
  const text = document.getText();
  return inTag(text, offset, place, others) ?? byPath(workflow, cursor, place, others);
}

/** In `{{…` that is not closed before the caret: all that has a value there. */
function inTag(
  text: string,
  offset: number,
  place: Place,
  others: Others,
): readonly Completion[] | undefined {
  const before = text.slice(Math.max(0, offset - MOST_BEFORE), offset);
  const open = /\{\{(=?)\s*(?:[^{}]*[^\w.{}[\]'"-])?([\w.-]*)$/u.exec(before);
  if (!open) return undefined;
  const [, expression = '', word = ''] = open;
  const after = /^[\w.-]*/u.exec(text.slice(offset, offset + MOST_BEFORE))?.[0].length ?? 0;
  const closed = /^[^{}\n]*\}\}/u.test(text.slice(offset + after, offset + MOST_BEFORE));
  const at = span(offset - word.length, offset + after);
  return namesAt(place, others).map(({ name, detail }, index) => ({
    label: name,
    span: at,
    text: (expression === '' ? name : inExpression(name)) + (closed ? '' : '}}'),
    kind: 'name',
    detail,
    sortText: String(index).padStart(4, '0'),
  }));
}

/** A hyphen would subtract: such names are in brackets. */
function inExpression(name: string): string {
  const [first = '', ...rest] = name.split('.');
  return first + rest.map((word) => (/^\w+$/u.test(word) ? `.${word}` : `['${word}']`)).join('');
}

function byPath(workflow: Workflow, cursor: YamlCursor, place: Place, others: Others): readonly Completion[] {
  if (cursor.role === 'key') return [];
  const path = cursor.path.filter((step) => typeof step === 'string');
  const [last, parent] = [path.at(-1), path.at(-2)];
  const propose = (names: Iterable<string>, detail: string): readonly Completion[] =>
    proposedNames(cursor, names, detail);
  if (last === 'depends') return completeDepends(cursor, place);
  if (last === 'dependencies') return propose(otherTasks(place), t('Task'));
  if (parent === 'templateRef' || parent === 'workflowTemplateRef') {
    const ref = parent === 'templateRef' ? place.call?.ref : workflow.runs;
    if (last === 'name')
      return propose(workflowTemplates(ref?.clusterScope === true, others), t('Resource with templates'));
    return last === 'template' && ref ? propose(templatesIn(referredKey(ref), others), t('Template')) : [];
  }
  if (last === 'template' || last === 'entrypoint' || last === 'onExit')
    return propose(workflow.byName.keys(), t('Template'));
  if (last === 'name' && place.call && path.at(-3) === 'arguments')
    return propose(argumentsLeft(workflow, place.call, parent, others), t('Template input'));
  return [];
}

/** Names of tasks, and after a point the states that they may be in. */
function completeDepends(cursor: YamlCursor, place: Place): readonly Completion[] {
  const [, task, word = ''] = /(?:([\w-]+)\.)?([\w-]*)$/u.exec(cursor.prefix) ?? [];
  const caret = cursor.span.start + cursor.prefix.length;
  const at = span(caret - word.length, caret);
  const names = task === undefined ? otherTasks(place) : TASK_RESULTS;
  return names.map((name) => ({
    label: name,
    span: at,
    text: name,
    kind: 'name',
    detail: task === undefined ? t('Task') : t('Task status'),
  }));
}

/** The tasks that one may wait for: not those that wait for it, or for others that do. */
function otherTasks({ template, call }: Place): readonly string[] {
  if (!template) return [];
  const byName = callsByName(template);
  const waits = (task: Call): readonly Call[] =>
    dependenciesOf(task).flatMap(({ name }) => byName.get(name) ?? []);
  const later = call ? reachedFrom(call, turned(template.calls, waits)) : new Set<Call>();
  return template.calls.flatMap((other) =>
    other !== call && !later.has(other) && other.name ? [other.name.text] : [],
  );
}

function workflowTemplates(clusterScope: boolean, { graph, uri }: Others): readonly string[] {
  const prefix = resourceKey(clusterScope ? 'ClusterWorkflowTemplate' : 'WorkflowTemplate', '');
  return graph.all('resource', uri).flatMap(({ key, name }) => (key.startsWith(prefix) ? [name] : []));
}

function templatesIn(key: string, { graph, uri }: Others): readonly string[] {
  const prefix = templateKey(key, '');
  return graph.all('template', uri).flatMap((entity) => (entity.key.startsWith(prefix) ? [entity.name] : []));
}

function argumentsLeft(
  workflow: Workflow,
  call: Call,
  kind: string | undefined,
  others: Others,
): readonly string[] {
  const called = resolveCall(workflow, call, others);
  if (typeof called === 'string' || (kind !== 'parameters' && kind !== 'artifacts')) return [];
  const ports: Ports = call.arguments;
  const given = new Set(ports[kind].flatMap(({ name }) => name?.text ?? []));
  return [...called[kind].keys()].filter((name) => !given.has(name));
}
