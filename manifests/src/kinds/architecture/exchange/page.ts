import { t } from '@vscode/l10n';
import type { Graph } from '../../../core/graph/graph.ts';
import type { DetailFact, DetailItem, PageDetail, PageRequest } from '../../../core/views/page.ts';
import type { ViewTarget } from '../../../core/views/shown.ts';
import { layerTitle } from '../views/layers.ts';
import type { System } from '../../../formats/architecture/system.ts';
import type { SystemElement } from '../../../formats/architecture/system-elements.ts';
import type { SystemFlow } from '../../../formats/architecture/system-flows.ts';
import { durationText } from '../rules/duration-text.ts';
import { declaredAt, elementItem, elementName, zoneName } from '../views/table-parts.ts';
import { tracesOf, type Trace } from '../views/traces.ts';
import { figuresOf } from './element-facts.ts';

/** What a page shows of the main file of a model, in this order. */
const VIEWS = [
  'map',
  'levels',
  'data-flows',
  'scenarios',
  'states',
  'register',
  'dependencies',
  'traceability',
];

/** A model as a page for a browser: its views, and all that is known of its elements and flows. */
export function modelPage(system: System, title: string, graph: Graph): PageRequest {
  const { elements, flows } = system;
  // A model that no file declares is shown by the first file with a part of it: views show all of a model.
  const [first] = elements.values();
  const root = system.root ?? first?.entity.uri;
  const traces = tracesOf(graph, system);
  return {
    title,
    views: [
      ...(root === undefined ? [] : VIEWS.map((view) => ({ view: `architecture/${view}`, uri: root }))),
      ...otherScenarios(system, root, graph),
    ],
    details: [
      ...[...elements.values()].map((element) => elementDetail(system, element, traces.get(element.id))),
      ...flows.map((flow) => flowDetail(system, flow)),
    ],
  };
}

/** Scenarios of the other files of the model: a view shows those of one file. */
function otherScenarios({ name }: System, root: string | undefined, graph: Graph): readonly ViewTarget[] {
  const files = graph.all('scenario', root ?? '').filter(({ scope, uri }) => scope === name && uri !== root);
  return [...new Set(files.map(({ uri }) => uri))].map((uri) => ({ view: 'architecture/scenarios', uri }));
}

function elementDetail(system: System, element: SystemElement, trace: Trace | undefined): PageDetail {
  const { id, facts, layer, owner, parent } = element;
  const out = system.flows.filter(({ from }) => from === id);
  const into = system.flows.filter(({ to }) => to === id);
  return {
    source: declaredAt(element),
    title: elementName(element),
    subtitle: [id, layer === undefined ? undefined : layerTitle(layer)].filter(Boolean).join(' · '),
    facts: filled([
      textFact(t('Kind'), facts.kind),
      textFact(t('Technology'), facts.technology),
      textFact(t('Owner'), owner),
      textFact(t('Zone'), zoneName(system, element)),
      { label: t('Part of'), items: parent === undefined ? [] : [elementItem(system, parent)] },
      namedFact(system, t('Parts'), system.childrenOf(id)),
      { label: t('Calls'), items: out.map((flow) => flowItem(system, flow, flow.to)) },
      { label: t('Called by'), items: into.map((flow) => flowItem(system, flow, flow.from)) },
      namedFact(system, t('Realized by'), Object.keys(facts.realizedBy)),
      namedFact(system, t('Runs on'), Object.keys(facts.runsOn)),
      { label: t('Stores'), items: Object.keys(facts.stores).map((text) => ({ text })) },
      { label: t('Decisions'), items: trace?.decisions ?? [] },
      { label: t('Risks'), items: trace?.risks ?? [] },
      { label: t('Objectives'), items: trace?.objectives ?? [] },
      { label: t('Deployed by'), items: trace?.deployments ?? [] },
      ...figuresOf(facts).map(([label, text]) => textFact(label, text)),
    ]),
  };
}

function flowDetail(system: System, { entity, facts, from, to, isSync }: SystemFlow): PageDetail {
  const { uri, span, extent } = entity;
  return {
    source: declaredAt({ entity: { uri, span, extent } }),
    title: entity.name,
    subtitle: isSync ? t('Synchronous flow') : t('Asynchronous flow'),
    facts: filled([
      namedFact(system, t('From'), [from]),
      namedFact(system, t('To'), [to]),
      textFact(t('Protocol'), facts.protocol),
      { label: t('Data'), items: Object.keys(facts.data).map((text) => ({ text })) },
      textFact(t('Encryption'), facts.tls === undefined ? undefined : facts.tls ? 'TLS' : t('none')),
      textFact(t('Criticality'), facts.criticality),
      textFact(t('Latency'), facts.latency === undefined ? undefined : durationText(facts.latency)),
    ]),
  };
}

/** The other end of a flow, with what is sent how; it leads to that end. */
function flowItem(system: System, { facts }: SystemFlow, end: string): DetailItem {
  const item = elementItem(system, end);
  const how = [facts.protocol, Object.keys(facts.data).join(', ')].filter(Boolean).join(': ');
  return how === '' ? item : { ...item, text: `${item.text} (${how})` };
}

function namedFact(system: System, label: string, ids: readonly string[]): DetailFact {
  return { label, items: ids.map((id) => elementItem(system, id)) };
}

function textFact(label: string, text: string | undefined): DetailFact {
  return { label, items: text === undefined ? [] : [{ text }] };
}

function filled(facts: readonly DetailFact[]): readonly DetailFact[] {
  return facts.filter(({ items }) => items.length > 0);
}
