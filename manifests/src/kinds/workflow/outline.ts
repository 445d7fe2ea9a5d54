import { t } from '@vscode/l10n';
import type { OutlineItem } from '../../core/contributions/outline.ts';
import { span, type Span } from '../../core/text/span.ts';
import { contentEnd } from '../../core/yaml/node.ts';
import type { KindContext } from '../../core/kind.ts';
import type { Input, Job, Output, Step, Trigger, WorkflowModel } from './model.ts';

/** Events, then jobs with their steps; of an action its inputs, outputs and steps. */
export function workflowOutline({ model }: KindContext<WorkflowModel>): OutlineItem[] {
  return [
    ...model.triggers.map(triggerItem),
    ...(model.action?.inputs ?? []).map((input) => declared(input, t('input'))),
    ...(model.action?.outputs ?? []).map((output) => declared(output, t('output'))),
    ...model.jobs.map(jobItem),
    ...(model.action?.steps ?? []).map(stepItem),
  ];
}

function triggerItem({ event, settings, inputs }: Trigger): OutlineItem {
  return {
    name: event.text,
    icon: 'event',
    // The value of an alias stands elsewhere.
    span: span(event.span.start, Math.max(event.span.end, settings ? contentEnd(settings) : 0)),
    nameSpan: event.span,
    children: inputs.map((input) => declared(input, t('input'))),
  };
}

function declared({ key, node, description }: Input | Output, detail: string): OutlineItem {
  return {
    name: key.text,
    detail: description === undefined ? detail : `${detail} · ${description.split('\n', 1)[0] ?? ''}`,
    icon: 'variable',
    span: span(key.span.start, Math.max(key.span.end, node ? contentEnd(node) : 0)),
    nameSpan: key.span,
  };
}

function jobItem({ id, name, needs, steps, extent, uses }: Job): OutlineItem {
  const detail = [
    name?.text,
    uses?.text,
    needs.length > 0 ? `← ${needs.map(({ text }) => text).join(', ')}` : undefined,
  ];
  const summary = detail.filter((part) => part !== undefined).join(' · ');
  return {
    name: id.text,
    ...(summary === '' ? {} : { detail: summary }),
    icon: 'job',
    span: extent,
    nameSpan: id.span,
    children: steps.map(stepItem),
  };
}

function stepItem(step: Step): OutlineItem {
  const { node, name, id, uses } = step;
  const end = Math.max(contentEnd(node), node.span.start);
  const titled = name ?? id ?? uses;
  const inside = titled && titled.span.start >= node.span.start && titled.span.end <= end;
  return {
    name: stepTitle(step),
    ...(uses && name ? { detail: uses.text } : {}),
    icon: 'step',
    span: span(node.span.start, end),
    nameSpan: inside ? titled.span : span(node.span.start, node.span.start),
  };
}

/** What GitHub shows of a step, in short. */
export function stepTitle({ name, id, uses, run, index }: Step): string {
  const written = name?.text ?? id?.text ?? uses?.text ?? run?.text.trimStart().split('\n', 1)[0];
  return written === undefined || written === '' ? t('step {0}', index + 1) : written;
}

/** Jobs and steps. */
export function workflowFolds({ model }: KindContext<WorkflowModel>): Span[] {
  return [
    ...model.jobs.flatMap(({ extent, steps }) => [extent, ...steps.map(({ node }) => node.span)]),
    ...(model.action?.steps ?? []).map(({ node }) => node.span),
  ];
}
