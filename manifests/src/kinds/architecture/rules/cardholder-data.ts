import type { SystemFlow } from '../../../formats/architecture/system-flows.ts';
import type { ArchitectureContext } from './architecture-rule.ts';

/** The data classes of a kind, by name. */
export function dataOfKind(
  { system }: Pick<ArchitectureContext, 'system'>,
  ...kinds: readonly string[]
): ReadonlySet<string> {
  return new Set(
    [...system.data]
      .filter(([, { facts }]) => kinds.some((kind) => Object.hasOwn(facts.kinds, kind)))
      .map(([name]) => name),
  );
}

/** The names of a set that a flow carries. */
export function carried({ facts }: SystemFlow, names: ReadonlySet<string>): readonly string[] {
  return Object.keys(facts.data).filter((name) => names.has(name));
}
