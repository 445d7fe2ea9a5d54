import type { Entity, EntityType } from '../graph/entity.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** How many of something wait for somebody, in the words of the status bar. */
export interface WaitingCount {
  readonly id: string;
  readonly icon: string;
  readonly count: number;
  /** `3 undecided` */
  readonly short: string;
  /** `3 decisions to take` */
  readonly text: string;
  /** The command that shows them. */
  readonly command: string;
}

/** What waits in all folders of a workspace, from what the graph knows; what nobody waits for is left out. */
export function waitingCounts(workspace: Workspace): readonly WaitingCount[] {
  const roots = workspace.roots();
  const [first] = roots;
  if (first === undefined) return [];
  const { today } = workspace.folderContext(first);
  const entitiesOf = <Type extends EntityType>(type: Type): readonly Entity<Type>[] =>
    roots.flatMap((root) => workspace.graph.all(type, `${root}/x`));
  return workspace.kinds.flatMap(({ waiting = [] }) =>
    waiting.flatMap((one) => {
      const count = one.count(entitiesOf, today);
      if (count === 0) return [];
      const { id, icon, command } = one;
      return { id, icon, command, count, short: one.short(count), text: one.describe(count) };
    }),
  );
}
