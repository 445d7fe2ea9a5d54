import { t } from '@vscode/l10n';
import type { Entity } from '../../../core/graph/entity.ts';
import type { Graph } from '../../../core/graph/graph.ts';
import { isMap, isScalar, scalarOf, valueOf, type YamlNode } from '../../../core/yaml/node.ts';
import type { KindContext } from '../../../core/kind.ts';
import { OWNER_LABEL } from '../resources/identity.ts';
import { declarationsOf } from '../entities/declarations.ts';
import type { KubernetesModel, Resource } from '../resources/model.ts';
import { chosenBy } from '../selectors/chosen.ts';
import { choosersOf } from '../selectors/choosers.ts';
import { chosenText } from '../lenses.ts';

/** Items that a description lists. */
const MAX_LISTED = 12;
/** Characters that are shown of a value. */
const MAX_VALUE = 400;

/** A resource, or a part of one, to the reader of another manifest. */
export function describeResource(context: KindContext<KubernetesModel>, entity: Entity): string {
  const { model, graph, document } = context;
  const resource = model.resources.find(
    ({ root }) => root.span.start <= entity.span.start && entity.span.end <= root.span.end,
  );
  const heading = `**${code(entity.name)}** · ${typeText(entity)}`;
  const lines = resource ? linesOf(resource, entity, graph, document.uri) : [];
  return [heading, ...lines].join('\n\n');
}

function typeText({ type, detail = '' }: Entity): string {
  if (type === 'label') return t('label of {0}', detail.split(' · ').at(-1) ?? '');
  if (type === 'port') return t('port {0}', detail);
  if (type === 'service-port') return t('port of {0}', detail);
  if (type === 'config-key') return t('key of {0}', detail);
  if (type === 'container') return t('container of {0}', detail);
  if (type === 'listener') return t('listener of {0}', detail);
  if (type === 'subset') return t('subset of {0}', detail);
  return type === 'volume' ? t('volume of {0}', detail) : detail;
}

function linesOf(resource: Resource, entity: Entity, graph: Graph, uri: string): readonly string[] {
  const { type } = entity;
  if (type === 'resource') return resourceLines(resource, entity, graph, uri);
  if (type === 'label')
    return choosersLine(graph.find('resource', entity.labels?.[OWNER_LABEL] ?? '', uri), uri, graph);
  if (type === 'config-key') return valueLines(resource, entity);
  if (type !== 'port') return [];
  return [t('Container {0}, port {1}', entity.facts?.container ?? '…', entity.facts?.number ?? '…')];
}

function resourceLines(resource: Resource, entity: Entity, graph: Graph, uri: string): readonly string[] {
  const { pods, kind, group, root } = resource;
  if (pods) {
    const containers = pods.containers.map(({ name, image, ports }) => {
      const numbers = ports.map(({ number, name: port }) =>
        port ? `${port.text} ${number?.text ?? ''}`.trim() : (number?.text ?? ''),
      );
      const listening = numbers.length > 0 ? ` (${numbers.join(', ')})` : '';
      return `- ${code(name?.text ?? '…')}: ${code(image?.text ?? '…')}${listening}`;
    });
    const replicas = entity.facts?.replicas;
    return [
      ...(typeof replicas === 'number' ? [t('Replicas: {0}', replicas)] : []),
      listed(containers),
      ...choosersLine([entity], uri, graph),
    ];
  }
  const choices = declarationsOf(resource, uri).choices.map((choice) =>
    chosenText(choice, chosenBy(choice, graph, uri)),
  );
  if (group === '' && kind === 'Service') {
    const ports = entity.facts?.ports;
    const texts = typeof ports === 'object' ? Object.entries(ports) : [];
    return [
      listed(texts.map(([name, number]) => `- ${name === number ? number : `${code(name)} ${number}`}`)),
      ...choices,
    ];
  }
  if (group === '' && (kind === 'ConfigMap' || kind === 'Secret')) {
    const keys = ['data', 'binaryData', 'stringData'].flatMap((part) => keysIn(valueOf(root, part)));
    return keys.length > 0 ? [listed(keys.map((key) => `- ${code(key)}`))] : [];
  }
  return choices;
}

function choosersLine(workloads: readonly Entity[], uri: string, graph: Graph): readonly string[] {
  const workload = workloads.find((candidate) => candidate.uri === uri);
  const choosers = workload?.facts?.pods === true ? choosersOf(workload, graph) : [];
  if (choosers.length === 0) return [];
  return [
    t('Selected by {0}', choosers.map(({ name, detail }) => `${detail ?? ''} ${code(name)}`).join(', ')),
  ];
}

/** The value of a key; that of a Secret is nobody's business. */
function valueLines({ kind, root }: Resource, entity: Entity): readonly string[] {
  if (kind !== 'ConfigMap') return [];
  const value = scalarOf(valueOf(root, 'data'), entity.name);
  if (!value) return [];
  const text = value.text.length > MAX_VALUE ? `${value.text.slice(0, MAX_VALUE)}…` : value.text;
  const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/gu)].map(([ticks]) => ticks.length + 1)));
  return [`${fence}\n${text}\n${fence}`];
}

function keysIn(node: YamlNode | undefined): readonly string[] {
  return isMap(node) ? node.pairs.map(({ key }) => (isScalar(key) ? key.text : '')) : [];
}

function listed(lines: readonly string[]): string {
  const rest = lines.length > MAX_LISTED ? ['- …'] : [];
  return [...lines.slice(0, MAX_LISTED), ...rest].join('\n');
}

function code(text: string): string {
  return text.includes('`') ? text.replaceAll('`', "'") : `\`${text}\``;
}
