import { rangeOf, trees, type TreeNode, type Workspace } from '@vitruve/manifests';
import type { Overview, OverviewItem, Place } from './protocol.ts';

/** The tree views of the whole workspace, with places as an editor counts them. */
export function overview(workspace: Workspace): Overview {
  return Object.fromEntries(
    Object.entries(trees(workspace)).map(([id, nodes]) => [id, overviewItems(workspace, nodes)]),
  );
}

/** Lines of a tree view, with places as an editor counts them. */
export function overviewItems(workspace: Workspace, nodes: readonly TreeNode[]): readonly OverviewItem[] {
  return nodes.map(({ place, children, ...rest }) => ({
    ...rest,
    ...(place ? { place: placeOf(workspace, place) } : {}),
    ...(children ? { children: overviewItems(workspace, children) } : {}),
  }));
}

function placeOf(workspace: Workspace, { uri, span }: NonNullable<TreeNode['place']>): Place {
  const document = workspace.document(uri);
  const start = { line: 0, character: 0 };
  return { uri, range: document ? rangeOf(document, span) : { start, end: start } };
}
