import type { Tree, TreeNode } from '../contributions/tree.ts';
import type { Entity, EntityType } from '../graph/entity.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** The content of all tree views, by their ids, from what the graph knows: no document is read. */
export function trees(workspace: Workspace): Readonly<Record<string, readonly TreeNode[]>> {
  const all = workspace.manifests().flatMap((uri) => workspace.factsOf(uri)?.entities ?? []);
  const byType = new Map<EntityType, Entity[]>();
  for (const entity of all) {
    const known = byType.get(entity.type);
    if (known) known.push(entity);
    else byType.set(entity.type, [entity]);
  }
  return Object.fromEntries(
    treesOf(workspace).map((tree) => [
      tree.id,
      tree.nodes(
        <Type extends EntityType>(type: Type) =>
          (byType.get(type) as readonly Entity<Type>[] | undefined) ?? [],
      ),
    ]),
  );
}

function treesOf({ kinds }: Workspace): readonly Tree[] {
  return kinds.flatMap(({ trees }) => trees ?? []);
}
