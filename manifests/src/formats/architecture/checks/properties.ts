import { nameKey } from '../../../core/graph/entity.ts';
import { fits } from '../fits.ts';
import type { System } from '../system.ts';
import type { SystemElement } from '../system-elements.ts';
import type { SystemFlow } from '../system-flows.ts';
import { isPlainList, isPlainMap, type Plain, type PlainMap } from './check.ts';

/** Keys of elements that a selector may have; those of zones follow `zone.`. */
export const ELEMENT_KEYS = [
  'id',
  'title',
  'kind',
  'layer',
  'zone',
  'owner',
  'technology',
  'class',
  'stores',
  'creates',
  'decisions',
  'workload',
  'replaces',
  'encryption',
  'criticality',
  'replicas',
  'availability',
  'slo',
  'rto',
  'rpo',
  'deployedBy',
  'published',
] as const;
export const ZONE_KEYS = ['trust', 'internet', 'pci', 'region'] as const;
/** Keys of flows besides `from` and `to`, which are selectors of elements. */
export const FLOW_KEYS = [
  'protocol',
  'data',
  'class',
  'direction',
  'sync',
  'optional',
  'tls',
  'criticality',
  'latency',
  'calls',
] as const;

/** True, false, or undefined where the model does not say. */
export type Verdict = boolean | undefined;

/** What a reference such as `$to.owner` means: the ends of a flow, or the element itself. */
export type Scope = Readonly<Partial<Record<'from' | 'to' | 'self', SystemElement>>>;

/** The values of a key; undefined where the model does not say. */
export function elementValues(
  system: System,
  element: SystemElement,
  key: string,
): readonly string[] | undefined {
  if (key.startsWith('zone.')) {
    const zone = system.zoneOf(element);
    const value = zone && (zone as unknown as Readonly<Record<string, unknown>>)[key.slice('zone.'.length)];
    return textsOf(value);
  }
  if (key === 'id') return withAncestors(element.id);
  const { layer, zone, owner } = element;
  const inherited: Readonly<Record<string, string | undefined>> = { layer, zone, owner };
  if (Object.hasOwn(inherited, key)) return textsOf(inherited[key]);
  const values = textsOf((element.facts as unknown as Readonly<Record<string, unknown>>)[key]);
  // Nothing that is stored is said by a list that is not there.
  return values?.length === 0 ? undefined : values;
}

/** `shop.api.db`, `shop.api`, `shop`: what is said of a parent is said of what is in it. */
function withAncestors(id: string): readonly string[] {
  const ids = [id];
  for (let at = id.lastIndexOf('.'); at > 0; at = id.lastIndexOf('.', at - 1)) ids.push(id.slice(0, at));
  return ids;
}

/** The values of a key of a flow itself; undefined where the model does not say. */
export function flowValues(
  system: System,
  { facts, isSync }: SystemFlow,
  key: string,
): readonly string[] | undefined {
  if (key === 'sync') return [String(isSync)];
  const names = Object.keys(facts.data);
  if (key === 'data') return names.length > 0 ? names : undefined;
  if (key === 'class') {
    const classes = names.flatMap((name) => system.data.get(name)?.facts.class ?? []);
    return classes.length > 0 ? classes : undefined;
  }
  return textsOf((facts as unknown as Readonly<Record<string, unknown>>)[key]);
}

function textsOf(value: unknown): readonly string[] | undefined {
  if (typeof value === 'object' && value !== null) return Object.keys(value);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? [String(value)]
    : undefined;
}

/** Whether an element is what a selector says: a text is its id, or the id of what it is in. */
export function elementMeets(system: System, element: SystemElement, selector: Plain, scope: Scope): Verdict {
  if (!isPlainMap(selector)) return meets(withAncestors(element.id), selector, scope, system);
  return all(
    Object.entries(selector).map(([key, asked]) =>
      meets(elementValues(system, element, key), asked, { ...scope, self: element }, system),
    ),
  );
}

/** Whether a flow is what a selector says. */
export function flowMeets(system: System, flow: SystemFlow, selector: PlainMap): Verdict {
  const [from, to] = [system.elementOf(flow.from), system.elementOf(flow.to)];
  const scope: Scope = { ...(from && { from }), ...(to && { to }) };
  return all(
    Object.entries(selector).map(([key, asked]) => {
      if (key !== 'from' && key !== 'to') return meets(flowValues(system, flow, key), asked, scope, system);
      const end = scope[key];
      return end && elementMeets(system, end, asked, scope);
    }),
  );
}

/** Whether any of the values is what is asked. */
function meets(values: readonly string[] | undefined, asked: Plain, scope: Scope, system: System): Verdict {
  if (isPlainMap(asked)) {
    const inner = meets(values, asked['not'] ?? null, scope, system);
    return inner === undefined ? undefined : !inner;
  }
  if (!values) return undefined;
  const options = isPlainList(asked) ? asked : [asked];
  const verdicts = options.map((option): Verdict => {
    if (typeof option === 'object') return false;
    const text = String(option);
    const comparison = COMPARISON.exec(text);
    if (comparison) return values.some((value) => compares(Number(value), comparison));
    if (!text.startsWith('$')) return values.some((value) => fits(nameKey(value), nameKey(text)));
    const other = referred(text, scope, system);
    return other && values.some((value) => other.some((one) => nameKey(one) === nameKey(value)));
  });
  return any(verdicts);
}

const COMPARISON = /^(>=|<=|>|<)\s*(-?\d+(?:\.\d+)?)$/u;

function compares(value: number, [, operator, bound]: RegExpExecArray): boolean {
  const other = Number(bound);
  if (operator === '>=') return value >= other;
  if (operator === '<=') return value <= other;
  return operator === '>' ? value > other : value < other;
}

/** `$to.owner`, or `$zone` of the element itself. */
function referred(text: string, scope: Scope, system: System): readonly string[] | undefined {
  const [, end, key = ''] = /^\$(?:(from|to)\.)?(.+)$/u.exec(text) ?? [];
  const element = end === 'from' || end === 'to' ? scope[end] : scope.self;
  return element && elementValues(system, element, key);
}

export function all(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes(false)) return false;
  return verdicts.includes(undefined) ? undefined : true;
}

function any(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes(true)) return true;
  return verdicts.includes(undefined) ? undefined : false;
}
