import { commonEnds } from '../../core/graph/difference.ts';
import type { Entity } from '../../core/graph/entity.ts';

/** The entities of one model among all of a type, with which they are: those of the next version are found by both. */
export interface OwnEntities<One extends Entity = Entity> {
  readonly all: readonly One[];
  readonly own: readonly One[];
  /** Not 0 for each of all that is one of the model's. */
  readonly flags: Uint8Array;
}

/**
 * Finds the entities of a model. Those that are the same objects as before are not looked at again: a large model has tens of
 * thousands.
 * @param before of the last version, if the same files are of the model.
 */
export function ownEntities<One extends Entity>(
  all: readonly One[],
  isOwn: (entity: One) => boolean,
  before: OwnEntities<One> | undefined,
): OwnEntities<One> {
  if (before?.all === all) return before;
  const { start, end } = before ? commonEnds(before.all, all, Object.is) : { start: 0, end: 0 };
  const flags = new Uint8Array(all.length);
  const middle = all.slice(start, all.length - end).filter((entity, at) => {
    const own = isOwn(entity);
    flags[start + at] = own ? 1 : 0;
    return own;
  });
  if (!before) return { all, own: middle, flags };
  const first = before.flags.subarray(0, start);
  const last = before.flags.subarray(before.all.length - end);
  flags.set(first);
  flags.set(last, all.length - end);
  const own = before.own
    .slice(0, sumOf(first))
    .concat(middle, before.own.slice(before.own.length - sumOf(last)));
  return { all, own, flags };
}

function sumOf(flags: Uint8Array): number {
  let sum = 0;
  for (const flag of flags) sum += flag;
  return sum;
}
