import { keptBy } from '../../../text/memory.ts';
import { within, type Span } from '../../../text/span.ts';
import type { YamlScalar } from '../../../yaml/node.ts';
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

/** True when a task cannot start before the other one is done. */
export function isAncestor(template: Template, other: Call, task: Call): boolean {
  const calls = callsByName(template);
  const seen = new Set<Call>();
  for (let frontier: readonly Call[] = [task]; frontier.length > 0;) {
    const before: Call[] = [];
    for (const call of frontier) {
      for (const { name } of dependenciesOf(call)) {
        const dependency = calls.get(name);
        if (dependency === other) return true;
        if (!dependency || seen.has(dependency)) continue;
        seen.add(dependency);
        before.push(dependency);
      }
    }
    frontier = before;
  }
  return false;
}
