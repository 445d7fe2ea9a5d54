import { t } from '@vscode/l10n';
import type { Entity } from '../../../core/graph/entity.ts';
import type { Graph } from '../../../core/graph/graph.ts';
import { columnOf, lineEnd } from '../../../core/text/lines.ts';
import { contentEnd, contentOf, isSeq, scalarsOf, valueOf } from '../../../core/yaml/node.ts';
import { callsOf } from '../../../formats/architecture/deployed/calls.ts';
import type { System } from '../../../formats/architecture/system.ts';
import type { SuggestedFix } from '../../../core/findings/finding.ts';
import { architectureRule, type ArchitectureContext } from './architecture-rule.ts';
import { workloadsAmong } from './own-workloads.ts';

/** A call between two elements that a manifest proves, and of which the model has no flow. */
export const flowUnmodeled = architectureRule('architecture/flow-unmodeled', 'warning', function* (context) {
  const { architecture, system, graph, uri } = context;
  if (!architecture.elements.some(({ node }) => valueOf(node, 'workload'))) return;
  const bound = workloadsOf(graph, system);
  if (bound.size < 2) return;
  for (const { id, node } of architecture.elements) {
    const span = scalarsOf(valueOf(node, 'workload')).map(contentOf)[0];
    if (!span) continue;
    const said = new Set<string>();
    for (const [workload, element] of bound) {
      if (element !== id) continue;
      for (const { at, name, called, grade } of callsOf(graph, workload)) {
        if (grade !== 'certain') continue;
        const targets = new Set(called.flatMap((one) => bound.get(one) ?? []));
        const [to] = targets;
        if (to === undefined || targets.size > 1 || to === id || said.has(to)) continue;
        said.add(to);
        if (isModeled(system, id, to)) continue;
        yield {
          message:
            workload.type === 'service'
              ? t('"{0}" calls "{1}" as "{2}", and the model has no such flow', id, to, name)
              : t('"{0}" calls "{1}" by its Service "{2}", and the model has no such flow', id, to, name),
          span,
          related: [{ uri: at.uri, span: at.span, message: t('The address in the manifest') }],
          targets: [id, to],
          fixes: additionOf(context, id, to, uri),
        };
      }
    }
  }
});

/** What each workload deploys. One that several elements name is left out: whose calls it makes is not known. */
function workloadsOf(graph: Graph, { elements }: System): ReadonlyMap<Entity, string> {
  const byName = new Map<string, Set<string>>();
  for (const { id, facts } of elements.values()) {
    for (const name of Object.keys(facts.workload)) {
      const ids = byName.get(name);
      if (ids) ids.add(id);
      else byName.set(name, new Set([id]));
    }
  }
  const bound = new Map<Entity, Set<string>>();
  for (const file of new Set([...elements.values()].map(({ entity }) => entity.uri))) {
    for (const reference of workloadsAmong(graph.referencesIn(file))) {
      const found = graph.resolve(reference);
      // Services of one name in several Compose projects: nobody says which is meant.
      const [first] = found;
      if (first?.type === 'service' && found.some(({ scope }) => scope !== first.scope)) continue;
      for (const workload of found) {
        const ids = bound.get(workload) ?? new Set();
        bound.set(workload, ids);
        const written = workload.type === 'service' ? `compose/${reference.name}` : reference.name;
        for (const id of byName.get(written) ?? []) ids.add(id);
      }
    }
  }
  const only = new Map<Entity, string>();
  for (const [workload, [id, ...others]] of bound)
    if (id !== undefined && others.length === 0) only.set(workload, id);
  return only;
}

/** True when a flow is declared in any state; one of a part is one of the whole, and the other way round. */
function isModeled({ flows }: System, from: string, to: string): boolean {
  return flows.some((flow) => isPartly(flow.from, from) && isPartly(flow.to, to));
}

/** True for the same element, one within the other, or one around it. */
function isPartly(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);
}

/** The flow below the last one, where the list is written line by line. */
function additionOf(
  { architecture, document }: ArchitectureContext,
  from: string,
  to: string,
  uri: string,
): readonly SuggestedFix[] {
  const list = valueOf(architecture.root, 'flows');
  const last = architecture.flows.at(-1);
  if (!isSeq(list) || list.flow || !last) return [];
  const text = document.getText();
  const lineStart = text.lastIndexOf('\n', last.map.span.start) + 1;
  const dash = /^ *(?=-)/u.exec(text.slice(lineStart, last.map.span.start))?.[0];
  if (dash === undefined || columnOf(text, last.map.span.start) < dash.length) return [];
  const end = lineEnd(text, contentEnd(last.map));
  return [
    {
      title: t('Add the flow to the model'),
      changes: () => [
        { kind: 'text', uri, span: { start: end, end }, text: `\n${dash}- { from: ${from}, to: ${to} }` },
      ],
    },
  ];
}
