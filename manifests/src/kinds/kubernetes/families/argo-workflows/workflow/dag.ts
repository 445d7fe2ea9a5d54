import { keptBy } from '../../../../../core/text/memory.ts';
import { within, type Span } from '../../../../../core/text/span.ts';
import type { YamlScalar } from '../../../../../core/yaml/node.ts';
import { readDepends } from './depends.ts';
import type { Call, Template } from './model.ts';

/** A task that another one waits for. */
export interface Dependency {
  readonly name: string;
  /** Undefined under `dependencies`. */
  readonly result: string | undefined;
  readonly span: Span;
  readonly resultSpan: Span | undefined;
  /** True when the span holds nothing but the name, so that a rename may write there. */
  readonly exact: boolean;
}

/** What a task waits for, by `depends` or by `dependencies`. */
export const dependenciesOf = keptBy(({ depends, dependencies }: Call): readonly Dependency[] => {
  if (!depends)
    return dependencies.map((scalar) => ({
      name: scalar.text,
      result: undefined,
      span: scalar.span,
      resultSpan: undefined,
      exact: true,
    }));
  return readDepends(depends.text).operands.map(({ task, at, result, resultAt }) => {
    const name = spanInScalar(depends, at, at + task.length);
    return {
      name: task,
      result,
      span: name ?? depends.span,
      resultSpan:
        result === undefined
          ? undefined
          : (spanInScalar(depends, resultAt, resultAt + result.length) ?? depends.span),
      exact: name !== undefined,
    };
  });
});

/**
 * The place of some characters of a scalar's text; undefined where the text is written otherwise than it reads: over several
 * lines, with escapes.
 */
export function spanInScalar(
  { span, text, style }: YamlScalar,
  start: number,
  end: number,
): Span | undefined {
  const quote = style === 'quoted' ? 1 : 0;
  if (style === 'block' || span.end - span.start !== text.length + 2 * quote) return undefined;
  return within(span, span.start + quote + start, span.start + quote + end);
}

/** The calls of a template by their names; of several with one name, the first. */
export const callsByName = keptBy(
  ({ calls }: Template): ReadonlyMap<string, Call> =>
    new Map(calls.toReversed().flatMap((call) => (call.name ? [[call.name.text, call] as const] : []))),
);

/** Tasks that are looked at on the way back from a task: what it reads is mostly near. */
const NEAR = 64;

/** Tasks whose followers are remembered, for one DAG. */
const MOST_REMEMBERED = 64;

/** By task, all tasks that wait for it, directly or through others. */
const followers = new WeakMap<Template, Map<Call, ReadonlySet<Call>>>();

/** The tasks that wait for a task itself. */
const followedBy = keptBy((template: Template): ReadonlyMap<Call, readonly Call[]> => {
  const calls = callsByName(template);
  const found = new Map<Call, Call[]>();
  for (const call of template.calls) {
    for (const { name } of dependenciesOf(call)) {
      const before = calls.get(name);
      if (!before) continue;
      const known = found.get(before);
      if (known) known.push(call);
      else found.set(before, [call]);
    }
  }
  return found;
});

/**
 * True when a task cannot start before the other one is done. In a graph in which thousands of tasks read from thousands of
 * others far away, true for all that was not asked before: nobody writes such a graph by hand, and nobody waits for an answer.
 */
export function isAncestor(template: Template, other: Call, task: Call): boolean {
  const near = isNear(template, other, task);
  if (near !== undefined) return near;
  const remembered = followers.get(template) ?? new Map<Call, ReadonlySet<Call>>();
  followers.set(template, remembered);
  const known = remembered.get(other);
  if (known) return known.has(task);
  if (remembered.size >= MOST_REMEMBERED) return true;
  const after = allFollowers(template, other);
  remembered.set(other, after);
  return after.has(task);
}

/** Whether the other task is among the nearest that a task waits for; undefined when there are more than those. */
function isNear(template: Template, other: Call, task: Call): boolean | undefined {
  const calls = callsByName(template);
  const seen = new Set<Call>();
  const queue = [task];
  for (const call of queue) {
    for (const { name } of dependenciesOf(call)) {
      const before = calls.get(name);
      if (before === other) return true;
      if (!before || seen.has(before)) continue;
      if (seen.size === NEAR) return undefined;
      seen.add(before);
      queue.push(before);
    }
  }
  return false;
}

function allFollowers(template: Template, task: Call): ReadonlySet<Call> {
  const next = followedBy(template);
  const found = new Set<Call>();
  const queue = [task];
  for (const call of queue) {
    for (const after of next.get(call) ?? []) {
      if (found.has(after)) continue;
      found.add(after);
      queue.push(after);
    }
  }
  return found;
}
