import {
  isMap,
  isScalar,
  isSeq,
  itemsOf,
  pairOf,
  scalarOf,
  scalarsOf,
  valueOf,
  type YamlNode,
  type YamlPair,
  type YamlScalar,
} from '../../core/yaml/node.ts';
import {
  AGGREGATES,
  type Direction,
  type Indicator,
  type Objective,
  type ObjectivesFile,
  type Source,
  type Subject,
  type Target,
} from './model.ts';

/** The objectives that a document says; undefined while it is empty, or no mapping. */
export function readObjectives(root: YamlNode | null): ObjectivesFile | undefined {
  if (!isMap(root)) return undefined;
  const objectives = valueOf(root, 'objectives');
  return {
    root,
    title: scalarOf(root, 'title'),
    owner: scalarOf(root, 'owner'),
    model: scalarOf(root, 'model'),
    timezone: scalarOf(root, 'timezone'),
    objectives: isMap(objectives) ? objectives.pairs.map(readObjective) : [],
  };
}

function readObjective({ key, value: node }: YamlPair): Objective {
  const breach = valueOf(node, 'breach');
  return {
    id: key.text,
    key,
    node,
    title: scalarOf(node, 'title'),
    kind: scalarOf(node, 'kind'),
    subject: subjectOf(node),
    owner: scalarOf(node, 'owner'),
    unit: scalarOf(node, 'unit'),
    targets: targetsOf(valueOf(node, 'target')),
    window: scalarOf(node, 'window'),
    indicator: indicatorOf(valueOf(node, 'indicator')),
    source: sourceOf(valueOf(node, 'source')),
    backedBy: scalarsOf(valueOf(node, 'backedBy')),
    review: scalarOf(node, 'review'),
    decisions: scalarsOf(valueOf(breach, 'decisions')),
    risks: scalarsOf(valueOf(breach, 'risks')),
    action: scalarOf(breach, 'action'),
    penalty: scalarOf(breach, 'penalty'),
  };
}

const SUBJECTS = ['workload', 'pipeline', 'model', 'role'] as const;

function subjectOf(node: YamlNode | null): Subject | undefined {
  const value = valueOf(node, 'subject');
  if (isScalar(value)) return value.value === null ? undefined : { type: 'element', name: value };
  for (const type of SUBJECTS) {
    const name = scalarOf(value, type);
    if (name) return { type, name };
  }
  return undefined;
}

function targetsOf(node: YamlNode | undefined): readonly Target[] {
  const targets = isMap(node) ? [targetOf(node)] : itemsOf(node).filter(isMap).map(targetOf);
  return targets.toSorted((a, b) => ((a.from?.text ?? '') < (b.from?.text ?? '') ? -1 : 1));
}

const DIRECTIONS: readonly Direction[] = ['atLeast', 'atMost', 'between'];

function targetOf(map: Target['map']): Target {
  const direction = DIRECTIONS.find((name) => pairOf(map, name));
  const value = direction === undefined ? undefined : pairOf(map, direction);
  const warning = pairOf(map, 'warning');
  return {
    map,
    direction,
    value,
    bounds: numbersOf(value?.value),
    warning,
    warnings: numbersOf(warning?.value),
    from: scalarOf(map, 'from'),
  };
}

function numbersOf(node: YamlNode | null | undefined): readonly number[] {
  const scalars = isScalar(node) ? [node] : isSeq(node) ? node.items.filter(isScalar) : [];
  return scalars.flatMap(({ value }) => (typeof value === 'number' && Number.isFinite(value) ? [value] : []));
}

function indicatorOf(node: YamlNode | undefined): Indicator | undefined {
  const ratio = valueOf(node, 'ratio');
  const good = scalarOf(ratio, 'good');
  const part = good ?? scalarOf(ratio, 'bad');
  const total = scalarOf(ratio, 'total');
  if (part && total) return { type: 'ratio', part, total, isBad: !good };
  const threshold = valueOf(node, 'threshold');
  const limited = scalarOf(threshold, 'column');
  const direction = pairOf(threshold, 'atMost') ? 'atMost' : 'atLeast';
  const limit = scalarOf(threshold, direction)?.value;
  if (limited && typeof limit === 'number') return { type: 'threshold', column: limited, limit, direction };
  const value = valueOf(node, 'value');
  const column = scalarOf(value, 'column');
  if (!column) return undefined;
  const written = scalarOf(value, 'aggregate')?.text ?? 'mean';
  return { type: 'value', column, aggregate: AGGREGATES.find((name) => name === written) ?? 'mean' };
}

function sourceOf(node: YamlNode | undefined): Source | undefined {
  const path = scalarOf(node, 'path');
  const pipeline = scalarOf(node, 'pipeline');
  if (!path) return pipeline && { type: 'runs', pipeline, stage: scalarOf(node, 'stage') };
  const dates = scalarOf(node, 'dates')?.text;
  const where = valueOf(node, 'where');
  return {
    type: 'file',
    path,
    time: scalarOf(node, 'time'),
    dates: dates === 'day-first' || dates === 'month-first' ? dates : undefined,
    where: isMap(where) ? where.pairs : [],
    isCounter: scalarOf(node, 'counter')?.value === true,
  };
}

/** The columns or series that an objective names, in their order; none where runs are measured. */
export function columnsNamed({ indicator, source }: Objective): readonly YamlPair['key'][] {
  if (source?.type === 'runs') return [];
  return [
    ...(source?.time ? [source.time] : []),
    ...measuredNames(indicator),
    ...(source?.where ?? []).map(({ key }) => key),
  ];
}

/** The metrics of runs that an objective names. */
export function metricsNamed({ indicator, source }: Objective): readonly YamlScalar[] {
  return source?.type === 'runs' ? measuredNames(indicator) : [];
}

function measuredNames(indicator: Indicator | undefined): readonly YamlScalar[] {
  if (!indicator) return [];
  return indicator.type === 'ratio' ? [indicator.part, indicator.total] : [indicator.column];
}

/** The target in force on a day, `YYYY-MM-DD`: the last that began; the first one before any did. */
export function targetOn({ targets }: Pick<Objective, 'targets'>, day: string): Target | undefined {
  return targets.findLast(({ from }) => from === undefined || from.text <= day) ?? targets[0];
}

/** True for what is measured in percent of all events. */
export function isShareObjective({ indicator }: Objective): boolean {
  return indicator !== undefined && indicator.type !== 'value';
}
