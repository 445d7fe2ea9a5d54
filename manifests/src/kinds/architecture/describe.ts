import { t } from '@vscode/l10n';
import type { Entity } from '../../core/graph/entity.ts';
import type { KindContext } from '../../core/kind.ts';
import { counted } from '../../core/language.ts';
import { escapedMarkdown as escaped } from '../../core/text/markdown-text.ts';
import { scalarOf } from '../../core/yaml/node.ts';
import type { FlowFacts } from '../../formats/architecture/entity-types.ts';
import { systemOf, type System } from '../../formats/architecture/system.ts';
import type { SystemElement } from '../../formats/architecture/system-elements.ts';
import { listed } from '../../formats/stages/described.ts';
import type { Architecture, ArchitectureModel, Item } from './model.ts';

/** What something of a model is to the reader of another place. */
export function describeArchitecture(
  { model: { architecture }, graph }: KindContext<ArchitectureModel>,
  entity: Entity,
): string {
  if (!architecture) return '';
  const system = systemOf(graph, entity.uri, architecture.name);
  if (entity.type === 'architecture') return modelText(system, architecture);
  if (entity.type === 'flow') return flowText(entity);
  const element = entity.type === 'element' ? system.elements.get(entity.key) : undefined;
  if (element) return elementText(element, system, architecture);
  const { data, zones, states, environments, scenarios } = architecture;
  const item = [data, zones, states, environments, scenarios]
    .flat()
    .find(({ key }) => key.span.start <= entity.span.start && entity.span.end <= key.span.end);
  return item ? itemText(item) : '';
}

function modelText({ name, elements, flows }: System, { root }: Architecture): string {
  const counts = `${counted(elements.size, '{0} element', '{0} elements')}, ${counted(flows.length, '{0} flow', '{0} flows')}`;
  return joined([
    `**${escaped(scalarOf(root, 'title')?.text ?? name)}** · ${t('architecture model')} · ${counts}`,
    descriptionOf({ node: root }),
  ]);
}

function elementText(element: SystemElement, system: System, architecture: Architecture): string {
  const { id, facts, layer, zone, owner } = element;
  const item = architecture.elements.find((one) => one.id === id);
  const head = [facts.kind, facts.technology, layer].filter((part) => part !== undefined).map(escaped);
  const calls = system.flows.filter(({ from }) => from === id).map(({ to }) => to);
  const callers = system.flows.filter(({ to }) => to === id).map(({ from }) => from);
  const lines = [
    listed(t('Zone'), zone === undefined ? [] : [zone]),
    listed(t('Owner'), owner === undefined ? [] : [owner]),
    listed(t('Stores'), Object.keys(facts.stores)),
    listed(t('Calls'), [...new Set(calls)]),
    listed(t('Called by'), [...new Set(callers)]),
    listed(t('Runs on'), Object.keys(facts.runsOn)),
    listed(t('Realized by'), Object.keys(facts.realizedBy)),
  ];
  return joined([
    [`**${escaped(facts.title ?? id)}**`, ...head].join(' · '),
    item ? descriptionOf(item) : '',
    lines.filter(Boolean).join('\n'),
  ]);
}

function flowText({ name, facts = {} }: Entity): string {
  const { from, to, protocol, data, tls } = facts as Partial<FlowFacts>;
  const head = [protocol, tls === true ? 'TLS' : undefined].filter((part) => part !== undefined);
  return joined([
    [`**${escaped(name)}**`, t('flow'), ...head.map(escaped)].join(' · '),
    [listed(t('From'), [from ?? '']), listed(t('To'), [to ?? '']), listed(t('Data'), Object.keys(data ?? {}))]
      .filter(Boolean)
      .join('\n'),
  ]);
}

function itemText({ id, node }: Item): string {
  const keys = ['class', 'trust', 'region', 'date', 'retention', 'purpose'];
  const facts = keys.flatMap((key) => {
    const value = scalarOf(node, key)?.text;
    return value === undefined ? [] : [`- ${key}: ${escaped(value)}`];
  });
  return joined([
    `**${escaped(scalarOf(node, 'title')?.text ?? id)}**`,
    descriptionOf({ node }),
    facts.join('\n'),
  ]);
}

function descriptionOf({ node }: Pick<Item, 'node'>): string {
  return escaped(scalarOf(node, 'description')?.text ?? '');
}

function joined(parts: readonly string[]): string {
  return parts.filter(Boolean).join('\n\n');
}
