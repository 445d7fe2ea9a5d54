import { groupedBy } from '../../../core/grouped.ts';
import { cyclicGroupsOf } from '../../../core/order/cycles.ts';
import type { SystemFlow } from '../../../formats/architecture/system-flows.ts';

/** The flows from one member of a matrix to another. */
export interface Dependency {
  readonly sync: readonly SystemFlow[];
  readonly async: readonly SystemFlow[];
  /** `waiting` where all wait for each other's answers; `any` where flows of both kinds lead round. */
  readonly cycle: 'waiting' | 'any' | undefined;
}

export interface Degrees {
  readonly uses: number;
  readonly usedBy: number;
  readonly either: number;
}

/** Who depends on whom, among members that may stand for several elements each. */
export interface Dependencies {
  readonly members: readonly string[];
  between(from: string, to: string): Dependency | undefined;
  /** How many others a member uses, how many use it, and how many do one or the other. */
  degreesOf(member: string): Degrees;
  /** Members that are in a cycle. */
  readonly inCycles: number;
  readonly flows: number;
}

/**
 * Counts flows between members.
 * @param memberOf which member an element belongs to; undefined for one that is in none. Flows within a member do not count, except
 * for those from an element to itself.
 */
export function dependenciesOf(
  members: readonly string[],
  flows: readonly SystemFlow[],
  memberOf: (id: string) => string | undefined,
): Dependencies {
  const counts = new Map<string, { from: string; to: string; sync: SystemFlow[]; async: SystemFlow[] }>();
  for (const flow of flows) {
    const [from, to] = [memberOf(flow.from), memberOf(flow.to)];
    if (from === undefined || to === undefined || (from === to && flow.from !== flow.to)) continue;
    const key = `${from}\n${to}`;
    let count = counts.get(key);
    if (!count) counts.set(key, (count = { from, to, sync: [], async: [] }));
    count[flow.isSync ? 'sync' : 'async'].push(flow);
  }
  const others = [...counts.values()].filter(({ from, to }) => from !== to);
  // Instances of an element that call each other are no cycle.
  const groupsAlong = (isFollowed: (count: { readonly sync: readonly SystemFlow[] }) => boolean) => {
    const next = groupedBy(others.filter(isFollowed), ({ from }) => from);
    const groups = cyclicGroupsOf(members, (id) => (next.get(id) ?? []).map(({ to }) => to));
    return new Map(groups.flatMap((group, at) => group.map((id) => [id, at] as const)));
  };
  const waitingGroups = groupsAlong(({ sync }) => sync.length > 0);
  const allGroups = groupsAlong(() => true);
  const isWithin = (groups: ReadonlyMap<string, number>, from: string, to: string): boolean =>
    groups.has(from) && groups.get(from) === groups.get(to);
  const usesOf = groupedBy(others, ({ from }) => from);
  const usersOf = groupedBy(others, ({ to }) => to);
  return {
    members,
    degreesOf: (member) => {
      const uses = (usesOf.get(member) ?? []).map(({ to }) => to);
      const users = (usersOf.get(member) ?? []).map(({ from }) => from);
      return { uses: uses.length, usedBy: users.length, either: new Set([...uses, ...users]).size };
    },
    between: (from, to) => {
      const count = counts.get(`${from}\n${to}`);
      if (!count) return undefined;
      const { sync, async } = count;
      if (from === to) return { sync, async, cycle: undefined };
      if (sync.length > 0 && isWithin(waitingGroups, from, to)) return { sync, async, cycle: 'waiting' };
      return { sync, async, cycle: isWithin(allGroups, from, to) ? 'any' : undefined };
    },
    inCycles: allGroups.size,
    flows: [...counts.values()].reduce((sum, { sync, async }) => sum + sync.length + async.length, 0),
  };
}
