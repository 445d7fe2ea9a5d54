import { t } from '@vscode/l10n';
import type { HoverText } from '../../../../../core/contributions/hover.ts';
import type { Entity } from '../../../../../core/graph/entity.ts';
import type { RuleContext } from '../../../../../core/rules/rule.ts';
import { cronInWords } from '../../../../../formats/schedule/cron.ts';
import { touches } from '../../../../../core/text/span.ts';
import { scalarOf, scalarsOf, valueOf } from '../../../../../core/yaml/node.ts';
import type { KubernetesModel, Resource } from '../../../resources/model.ts';
import type { Port, Template, Workflow } from '../workflow/model.ts';
import { placeAt } from '../variables/place-at.ts';
import { placedTags } from '../variables/places.ts';
import { workflowOf } from '../workflow/read.ts';
import { namesAt } from '../variables/scope-names.ts';
import { isGiven } from '../workflow/signature.ts';
import { nameIn, spanInTag } from '../tags.ts';

/** A schedule in words; what a variable of Argo holds. Names that a file declares are described by `describe`. */
export function hoverWorkflow(
  { graph, document }: RuleContext<KubernetesModel>,
  resource: Resource,
  offset: number,
): HoverText | undefined {
  const workflow = workflowOf(resource);
  if (!workflow) return undefined;
  return scheduleText(workflow, offset) ?? variableText(workflow, offset, { graph, uri: document.uri });
}

function scheduleText({ cron }: Workflow, offset: number): HoverText | undefined {
  const written = [scalarOf(cron, 'schedule'), ...scalarsOf(valueOf(cron, 'schedules'))];
  const at = written.find((schedule) => schedule && touches(schedule.span, offset));
  const words = at && cronInWords(at.text);
  if (!at || words === undefined) return undefined;
  const zone = scalarOf(cron, 'timezone')?.text ?? 'UTC';
  return { span: at.span, markdown: `${words} · ${zone}` };
}

/** Variables that nothing in the file declares: `workflow.name`, `steps.a.status`, `item`. */
function variableText(
  workflow: Workflow,
  offset: number,
  others: Parameters<typeof namesAt>[1],
): HoverText | undefined {
  if (!touchesTag(workflow, offset)) return undefined;
  for (const { tag, place } of placedTags(workflow)) {
    if (tag.expression) continue;
    const { name, at } = nameIn(tag);
    const span = spanInTag(tag, at, at + name.length);
    if (!touches(span, offset)) continue;
    if (/(?:parameters|artifacts)\.[^.]+(?:\.path)?$/u.test(name)) return undefined;
    const known = namesAt(place, others).find((candidate) => candidate.name === name);
    return known && { span, markdown: `**\`${name}\`** · ${known.detail}` };
  }
  return undefined;
}

function touchesTag(workflow: Workflow, offset: number): boolean {
  const { template, call } = placeAt(workflow, offset);
  const tags = call?.tags ?? template?.tags ?? workflow.tags;
  return tags.some(({ scalar }) => touches(scalar.span, offset));
}

/** A template, a step, a parameter or an artifact to the reader of a tag. */
export function describeInWorkflow(
  _context: RuleContext<KubernetesModel>,
  resource: Resource,
  entity: Entity,
): string | undefined {
  const workflow = workflowOf(resource);
  if (!workflow || entity.type === 'resource') return undefined;
  const { template, call } = placeAt(workflow, entity.span.start);
  const lines = [`**\`${entity.name}\`** · ${wordFor(entity, template)}`];
  if (entity.type === 'template' && template) lines.push(...templateLines(template));
  if (entity.type === 'step' && call)
    lines.push(
      t('Runs {0}', `\`${call.template?.text ?? call.ref?.template?.text ?? t('an inline template')}\``),
    );
  if (entity.type === 'parameter' || entity.type === 'artifact') {
    const port = portsOf(workflow, template).find(({ name }) => name?.span.start === entity.span.start);
    if (port) lines.push(...portLines(port));
  }
  return lines.join('\n\n');
}

function wordFor({ type }: Entity, template: Template | undefined): string {
  if (type === 'template') return template?.type ?? t('Template');
  if (type === 'step') return template?.type === 'dag' ? t('Task') : t('Step');
  if (type === 'parameter')
    return template ? t('Parameter of {0}', template.name?.text ?? '') : t('Workflow parameter');
  return template ? t('Artifact of {0}', template.name?.text ?? '') : t('Workflow artifact');
}

function templateLines({ inputs, outputs, calls }: Template): readonly string[] {
  const list = (title: string, ports: readonly Port[]): readonly string[] => {
    const names = ports.flatMap((port) =>
      port.name ? [`\`${port.name.text}\`${isGiven(port) ? '?' : ''}`] : [],
    );
    return names.length > 0 ? [`${title}: ${names.join(', ')}`] : [];
  };
  return [
    ...list(t('Inputs'), [...inputs.parameters, ...inputs.artifacts]),
    ...list(t('Outputs'), [...outputs.parameters, ...outputs.artifacts]),
    ...(calls.length > 0 ? [calls.map(({ name }) => `\`${name?.text ?? '…'}\``).join(' · ')] : []),
  ];
}

function portsOf(workflow: Workflow, template: Template | undefined): readonly Port[] {
  const { inputs, outputs } = template ?? { inputs: workflow.arguments, outputs: workflow.arguments };
  return [...inputs.parameters, ...inputs.artifacts, ...outputs.parameters, ...outputs.artifacts];
}

function portLines({ node }: Port): readonly string[] {
  const described = scalarOf(node, 'description')?.text;
  const value = scalarOf(node, 'value') ?? scalarOf(node, 'default');
  const path = scalarOf(node, 'path') ?? scalarOf(valueOf(node, 'valueFrom'), 'path');
  return [
    ...(described === undefined ? [] : [described]),
    ...(value === undefined ? [] : [t('Value: {0}', `\`${value.text}\``)]),
    ...(path === undefined ? [] : [t('Path: {0}', `\`${path.text}\``)]),
  ];
}
