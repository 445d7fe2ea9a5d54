import type { Entity, Labels } from '../../../core/graph/entity.ts';
import type { Graph } from '../../../core/graph/graph.ts';
import { keptBy } from '../../../core/text/memory.ts';
import { kindOf } from '../resources/kind-of.ts';
import { releaseOf } from '../units/release.ts';
import { chooses, type LabelRequirements } from './selector.ts';

interface Chooser {
  readonly entity: Entity;
  readonly selector: LabelRequirements;
}

/** A line of `matchExpressions`, as the facts of an entity hold it. */
interface Expression {
  readonly key: string;
  readonly operator: string;
  readonly values: readonly string[];
}

interface Choosers {
  /** By one label that they ask for, the rarest. */
  readonly byLabel: ReadonlyMap<string, readonly Chooser[]>;
  /** Those that ask for no label. */
  readonly others: readonly Chooser[];
}

/** Services, budgets and network policies by what they choose, made once for each state of the resources. */
const choosersIn = keptBy((resources: readonly Entity[]): Choosers => {
  const choosers = resources.flatMap(chooserOf);
  const counts = new Map<string, number>();
  for (const { selector } of choosers)
    for (const pair of pairsOf(selector.labels)) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  const byLabel = new Map<string, Chooser[]>();
  const others: Chooser[] = [];
  for (const chooser of choosers) {
    const [rarest] = pairsOf(chooser.selector.labels).sort(
      (a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0),
    );
    if (rarest === undefined) others.push(chooser);
    else if (byLabel.has(rarest)) byLabel.get(rarest)?.push(chooser);
    else byLabel.set(rarest, [chooser]);
  }
  return { byLabel, others };
});

function chooserOf(entity: Entity): readonly Chooser[] {
  const labels = entity.facts?.selector;
  if (typeof labels !== 'object') return [];
  const written = entity.facts?.expressions;
  const expressions = written === undefined ? [] : (JSON.parse(written) as readonly Expression[]);
  // A Service that asks for nothing has no pods; the others then have all.
  if (kindOf(entity) === 'Service' && Object.keys(labels).length === 0) return [];
  const requirements = expressions.map(({ values, ...expression }) => ({
    ...expression,
    values: values.map((text) => ({ text })),
  }));
  return [{ entity, selector: { labels, requirements } }];
}

function pairsOf(labels: Labels): string[] {
  return Object.entries(labels).map(([name, value]) => `${name}=${value}`);
}

/** Things that choose one workload, of which more are not told apart: none has a tenth as many. */
const MOST_CHOOSERS = 100;

/** The Services, disruption budgets and network policies that choose the pods of a workload. */
export function choosersOf(workload: Entity, graph: Graph): readonly Entity[] {
  const { byLabel, others } = choosersIn(releaseOf(graph, workload.uri).resources);
  const found: Entity[] = [];
  for (const candidates of [
    ...pairsOf(workload.labels ?? {}).map((pair) => byLabel.get(pair) ?? []),
    others,
  ]) {
    for (const candidate of candidates) {
      if (found.length === MOST_CHOOSERS) return found;
      if (choosesWorkload(candidate, workload)) found.push(candidate.entity);
    }
  }
  return found;
}

function choosesWorkload({ entity, selector }: Chooser, { scope, labels = {} }: Entity): boolean {
  const isElsewhere = entity.scope !== undefined && scope !== undefined && entity.scope !== scope;
  return !isElsewhere && chooses(selector, labels);
}
