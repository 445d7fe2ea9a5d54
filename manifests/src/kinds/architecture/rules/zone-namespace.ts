import { t } from '@vscode/l10n';
import type { Entity } from '../../../core/graph/entity.ts';
import type { Graph } from '../../../core/graph/graph.ts';
import { isIn, type System } from '../../../formats/architecture/system.ts';
import { architectureRule, spanOf } from './architecture-rule.ts';
import { workloadsAmong } from './own-workloads.ts';

/** Elements that make a namespace the place of a zone: fewer may be there by chance. */
const FEWEST = 3;

/** What deploys an element, in one namespace. */
interface Placed {
  readonly zone: string;
  readonly namespace: string;
  readonly workload: Entity;
}

/** An element of one zone in the namespace of another: all others of its zone are together elsewhere. Where elements say which workloads they have. */
export const zoneNamespace = architectureRule(
  'architecture/zone-namespace',
  'information',
  function* ({ own, system, graph }) {
    if (![...own.elements.keys()].some((id) => hasWorkload(system, id))) return;
    const placed = placedElements(graph, system);
    for (const [id, item] of own.elements) {
      const place = placed.get(id);
      if (!place) continue;
      const { zone, namespace, workload } = place;
      const others = [...placed].filter(([other]) => other !== id).map(([, one]) => one);
      const home = onlyOf(others.filter((one) => one.zone === zone).map((one) => one.namespace));
      const host = onlyOf(others.filter((one) => one.namespace === namespace).map((one) => one.zone));
      if (home === undefined || host === undefined || home === namespace || host === zone) continue;
      yield {
        message: t(
          '"{0}" is in the zone "{1}", whose other elements are deployed in the namespace "{2}", but it is deployed in "{3}", whose other elements are in the zone "{4}"',
          id,
          zone,
          home,
          namespace,
          host,
        ),
        span: spanOf(item, 'workload'),
        targets: [id],
        related: [{ uri: workload.uri, span: workload.span, message: t('Workload "{0}"', workload.name) }],
      };
    }
  },
);

function hasWorkload({ elements }: System, id: string): boolean {
  return Object.keys(elements.get(id)?.facts.workload ?? {}).length > 0;
}

/** The one text that a list of enough repeats. */
function onlyOf(texts: readonly string[]): string | undefined {
  const [first] = texts;
  return texts.length >= FEWEST && texts.every((text) => text === first) ? first : undefined;
}

/** The elements of the current state, with a zone, that are deployed in one namespace which their manifests name. */
function placedElements(graph: Graph, system: System): ReadonlyMap<string, Placed> {
  const elements = [...system.elements.values()].filter((element) => isIn(element, system.current));
  const workloads = new Map<string, readonly Entity[]>();
  for (const file of new Set(elements.map(({ entity }) => entity.uri)))
    for (const reference of workloadsAmong(graph.referencesIn(file)))
      if (reference.types.includes('resource')) workloads.set(reference.name, graph.resolve(reference));
  const placed = new Map<string, Placed>();
  for (const { id, zone, facts } of elements) {
    const found = Object.keys(facts.workload).flatMap((name) => workloads.get(name) ?? []);
    const [workload] = found;
    const namespace = workload?.scope;
    if (zone === undefined || !workload || namespace === undefined) continue;
    if (found.every(({ scope }) => scope === namespace)) placed.set(id, { zone, namespace, workload });
  }
  return placed;
}
