import { nameKey, type Entity, type Reference } from '../../core/graph/entity.ts';
import type { Facts } from '../../core/graph/graph-index.ts';
import { imageKey, imageNameOf } from '../../formats/container-images/image-name.ts';
import { fileName } from '../../core/text/resource.ts';
import { span, type Span } from '../../core/text/span.ts';
import {
  contentEnd,
  isScalar,
  scalarOf,
  scalarsOf,
  valueOf,
  type YamlNode,
  type YamlPair,
  type YamlScalar,
} from '../../core/yaml/node.ts';
import { addressOf } from './actions/address.ts';
import { builtImages } from './built-images.ts';
import { callableFacts, localFiles } from './callable.ts';
import { expressionReferences } from './expression/references.ts';
import type { Job, Step, WorkflowModel } from './model.ts';
import { pairsOf } from './read.ts';
import { scriptReferences } from './shell/references.ts';

/** What a workflow or an action declares and names. Keys are in small letters: GitHub does not tell capitals. */
export function declarationsOf(model: WorkflowModel, uri: string, text: string): Facts {
  return {
    entities: [
      pipelineOf(model, uri),
      ...inputsOf(model, uri),
      ...outputsOf(model, uri),
      ...model.env.map((pair) => declared('parameter', uri, pair, `env ${pair.key.text.toLowerCase()}`)),
      ...model.jobs.flatMap((job) => entitiesOfJob(job, uri)),
      ...(model.action?.steps ?? []).flatMap((step) => entityOfStep(step, uri, undefined)),
      ...model.jobs.flatMap((job) => imagesOf(text, model, job, uri)),
    ],
    references: [
      ...model.jobs.flatMap((job) => referencesOfJob(job, uri)),
      ...(model.action?.steps ?? []).flatMap((step) => calls(step.uses, step.with, uri)),
      ...workflowsAwaited(model, uri),
      ...expressionReferences(model, uri),
      ...scriptReferences(model, uri, text),
      ...model.jobs.flatMap((job) => imagesRun(job, uri)),
    ],
  };
}

function declared(
  type: Entity['type'],
  uri: string,
  { key, value }: { readonly key: YamlScalar; readonly value?: YamlNode | null },
  name: string,
  more: Partial<Entity> = {},
): Entity {
  return {
    type,
    uri,
    name: key.text,
    key: name,
    span: nameSpan(key),
    extent: span(key.span.start, Math.max(key.span.end, value ? contentEnd(value) : 0)),
    notation: 'yaml-key',
    ...more,
  };
}

/** Without the quotes, which a new name keeps. */
function nameSpan({ span: at, style }: YamlScalar): Span {
  return style === 'quoted' ? span(at.start + 1, at.end - 1) : at;
}

function pipelineOf(model: WorkflowModel, uri: string): Entity {
  const { name, root } = model;
  const title = name?.text ?? fileName(uri);
  const at = root?.span ?? span(0, 0);
  return {
    type: 'pipeline',
    uri,
    name: title,
    key: nameKey(title),
    span: name ? nameSpan(name) : span(at.start, at.start),
    extent: span(at.start, at.end),
    notation: name ? 'yaml' : 'fixed',
    facts: { format: model.language, ...callableFacts(model) },
  };
}

function inputsOf({ triggers, action }: WorkflowModel, uri: string): Entity[] {
  return [...triggers.flatMap(({ inputs }) => inputs), ...(action?.inputs ?? [])].map(({ key, node }) =>
    declared('input', uri, { key, value: node ?? null }, key.text.toLowerCase(), {
      labels: { name: key.text.toLowerCase() },
    }),
  );
}

function outputsOf({ triggers, action }: WorkflowModel, uri: string): Entity[] {
  return [...triggers.flatMap(({ outputs }) => outputs), ...(action?.outputs ?? [])].map(({ key, node }) =>
    declared('output', uri, { key, value: node ?? null }, key.text.toLowerCase(), {
      scope: 'called',
      labels: { name: key.text.toLowerCase() },
    }),
  );
}

function entitiesOfJob(job: Job, uri: string): Entity[] {
  const { id, node, key: scope, outputs, matrix, env, steps } = job;
  const included = pairsOfItems(matrix?.include).filter(
    ({ key }) => !matrix?.rows.some((row) => row.key.text === key.text),
  );
  return [
    declared('job', uri, { key: id, value: node ?? null }, scope),
    ...outputs.map((pair) => declared('output', uri, pair, pair.key.text.toLowerCase(), { scope })),
    ...[...(matrix?.rows ?? []), ...included].map((pair) =>
      declared('parameter', uri, pair, `matrix ${pair.key.text.toLowerCase()}`, { scope }),
    ),
    ...env.map((pair) => declared('parameter', uri, pair, `env ${pair.key.text.toLowerCase()}`, { scope })),
    ...steps.flatMap((step) => entityOfStep(step, uri, scope)),
  ];
}

/** The pairs of the maps in a list, each key once. */
function pairsOfItems(node: YamlNode | undefined): YamlPair[] {
  if (node?.type !== 'seq') return [];
  const first = new Map<string, YamlPair>();
  for (const pair of node.items.flatMap((item) => pairsOf(item))) {
    if (!first.has(pair.key.text)) first.set(pair.key.text, pair);
  }
  return [...first.values()];
}

function entityOfStep({ id, node, env }: Step, uri: string, scope: string | undefined): Entity[] {
  const scoped = scope === undefined ? {} : { scope };
  const variables = env.map((pair) =>
    declared('parameter', uri, pair, `env ${pair.key.text.toLowerCase()}`, scoped),
  );
  if (!id) return variables;
  const step = declared('step', uri, { key: id }, id.text.toLowerCase(), {
    ...scoped,
    notation: 'yaml',
    extent: span(node.span.start, contentEnd(node)),
  });
  return [step, ...variables];
}

function imagesOf(text: string, model: WorkflowModel, job: Job, uri: string): Entity[] {
  const seen = new Set<string>();
  return builtImages(text, model, job).flatMap(({ name, key, span: at, step }) => {
    if (seen.has(key)) return [];
    seen.add(key);
    const extent = span(Math.min(step.node.span.start, at.start), Math.max(contentEnd(step.node), at.end));
    return [
      {
        type: 'image',
        uri,
        name,
        key,
        span: at,
        extent,
        notation: 'fixed',
        facts: { pipeline: model.name?.text },
      },
    ];
  });
}

function referencesOfJob(job: Job, uri: string): Reference[] {
  return [
    ...job.needs.map((need): Reference => ({
      types: ['job'],
      uri,
      name: need.text,
      key: need.text.toLowerCase(),
      span: nameSpan(need),
      notation: 'yaml',
      relation: 'needs',
    })),
    ...calls(job.uses, job.with, uri),
    ...job.steps.flatMap((step) => calls(step.uses, step.with, uri)),
  ];
}

/** A local action or workflow that is called, and the inputs that it is given. */
function calls(uses: YamlScalar | undefined, given: readonly YamlPair[], uri: string): Reference[] {
  const address = uses && addressOf(uses.text);
  if (!uses || address?.form !== 'local') return [];
  return localFiles(uri, address.path).flatMap((target): Reference[] => [
    {
      types: ['pipeline', 'file'],
      uri,
      name: uses.text,
      key: target,
      target,
      span: nameSpan(uses),
      notation: 'fixed',
      relation: 'calls',
    },
    ...given.map(({ key }): Reference => ({
      types: ['input'],
      uri,
      name: key.text,
      key: key.text.toLowerCase(),
      target,
      labels: { name: key.text.toLowerCase() },
      span: nameSpan(key),
      notation: 'yaml-key',
      relation: 'gives',
    })),
  ]);
}

/** `workflow_run` names other workflows. */
function workflowsAwaited({ triggers }: WorkflowModel, uri: string): Reference[] {
  return triggers
    .filter(({ event }) => event.text === 'workflow_run')
    .flatMap(({ settings }) => scalarsOf(valueOf(settings, 'workflows')))
    .map((name) => ({
      types: ['pipeline'],
      uri,
      name: name.text,
      key: nameKey(name.text),
      span: nameSpan(name),
      notation: 'yaml',
      relation: 'follows',
    }));
}

/** The containers that a job runs in and beside. */
function imagesRun({ node }: Job, uri: string): Reference[] {
  const container = valueOf(node, 'container');
  const places = [container, ...pairsOf(valueOf(node, 'services')).map(({ value }) => value)];
  return places.flatMap((place) => {
    const written = isScalar(place) ? place : scalarOf(place, 'image');
    const image = written && imageNameOf(written.text);
    if (!image) return [];
    const at = { name: written.text, key: imageKey(image), span: nameSpan(written) };
    return [{ types: ['image'], uri, ...at, notation: 'fixed', relation: 'runs' }];
  });
}
