import { t } from '@vscode/l10n';
import { isMap, isSeq } from '../../../../../core/yaml/node.ts';
import { isAncestor } from '../workflow/dag.ts';
import { globalsOf } from './globals.ts';
import { isLeaf, isPod, type Call } from '../workflow/model.ts';
import { resolveCall, type Others } from '../workflow/resolve.ts';
import { isRetried, type Place } from './scope.ts';
import {
  CALL_VARIABLES,
  POD_VARIABLES,
  RETRY_VARIABLES,
  WORKFLOW_VARIABLES,
  type Variable,
} from './variables.ts';

/** A variable that has a value at a place, with a remark. */
export interface KnownName {
  readonly name: string;
  readonly detail: string;
}

/** All variables that a tag may name at a place, the nearest first. */
export function namesAt(place: Place, others: Others): readonly KnownName[] {
  return [
    ...itemNames(place.call),
    ...inputNames(place),
    ...callNames(place, others),
    ...podNames(place),
    ...workflowNames(place),
    ...(place.outer ? namesAt(place.outer, others) : []),
  ];
}

function inputNames({ template }: Place): KnownName[] {
  if (!template) return [];
  const { inputs, outputs } = template;
  const leaf = isLeaf(template);
  const ofPort = (
    prefix: string,
    ports: typeof inputs.parameters,
    detail: string,
    suffix = '',
  ): KnownName[] =>
    ports.flatMap(({ name }) => (name ? [{ name: `${prefix}.${name.text}${suffix}`, detail }] : []));
  return [
    ...ofPort('inputs.parameters', inputs.parameters, t('Input parameter')),
    ...(leaf
      ? ofPort('inputs.artifacts', inputs.artifacts, t('Path of the input artifact'), '.path')
      : ofPort('inputs.artifacts', inputs.artifacts, t('Input artifact'))),
    ...(leaf
      ? ofPort('outputs.artifacts', outputs.artifacts, t('Path of the output artifact'), '.path')
      : []),
  ];
}

function callNames({ template, call: from, workflow }: Place, others: Others): KnownName[] {
  if (!template) return [];
  return template.calls.flatMap((call): KnownName[] => {
    if (!call.name || call === from || (from && !isDone(call, from, template))) return [];
    const prefix = `${call.kind}s.${call.name.text}`;
    const called = resolveCall(workflow, call, others);
    const own = [...CALL_VARIABLES];
    if (typeof called === 'string') return named(own, prefix);
    const shown = own.filter(({ name }) => {
      if (name === 'outputs.result' || name === 'exitCode') return called.hasResult;
      if (name === 'ip') return called.isDaemon;
      if (name === 'outputs.parameters') return call.loops.length > 0;
      return name !== 'status' || call.kind === 'step' || from !== undefined;
    });
    return [
      ...[...called.outputParameters].map((name) => ({
        name: `${prefix}.outputs.parameters.${name}`,
        detail: t('Output parameter'),
      })),
      ...[...called.outputArtifacts].map((name) => ({
        name: `${prefix}.outputs.artifacts.${name}`,
        detail: t('Output artifact'),
      })),
      ...named(shown, prefix),
    ];
  });
}

function isDone(call: Call, from: Call, template: NonNullable<Place['template']>): boolean {
  return call.kind === 'step' ? call.group < from.group : isAncestor(template, call, from);
}

function itemNames(call: Call | undefined): KnownName[] {
  const [loop] = call?.loops ?? [];
  if (!loop) return [];
  const fields = new Set<string>();
  if (isSeq(loop.value))
    for (const item of loop.value.items)
      if (isMap(item)) for (const { key } of item.pairs) fields.add(key.text);
  return [
    { name: 'item', detail: t('Loop item') },
    ...[...fields].map((field) => ({ name: `item.${field}`, detail: t('Field of the item') })),
  ];
}

function podNames({ template }: Place): KnownName[] {
  if (!template || !isPod(template)) return [];
  return [...named(POD_VARIABLES), ...(isRetried(template) ? named(RETRY_VARIABLES) : [])];
}

function workflowNames({ workflow }: Place): KnownName[] {
  const globals = globalsOf(workflow);
  return [
    ...workflow.arguments.parameters.flatMap(({ name }) =>
      name ? [{ name: `workflow.parameters.${name.text}`, detail: t('Workflow parameter') }] : [],
    ),
    ...[...globals.parameters.names].map((name) => ({
      name: `workflow.outputs.parameters.${name}`,
      detail: t('Workflow output'),
    })),
    ...named(WORKFLOW_VARIABLES),
  ];
}

function named(variables: readonly Variable[], prefix = ''): KnownName[] {
  return variables.map(({ name, describe }) => ({
    name: prefix === '' ? name : `${prefix}.${name}`,
    detail: describe(),
  }));
}
