import { rangeOf, trees, type TreeNode, type Workspace } from '@vitruve/manifests';
import type { Overview, OverviewItem, Place } from './protocol.ts';

/** The tree views of the whole workspace, with places as an editor counts them. */
export function overview(workspace: Workspace): Overview {
  const item = ({ place, children, ...rest }: TreeNode): OverviewItem => ({
    ...rest,
    ...(place ? { place: placeOf(workspace, place) } : {}),
    ...(children ? { children: children.map(item) } : {}),
  });
  return Object.fromEntries(Object.entries(trees(workspace)).map(([id, nodes]) => [id, nodes.map(item)]));
}

function placeOf(workspace: Workspace, { uri, span }: NonNullable<TreeNode['place']>): Place {
  const document = workspace.document(uri);
  const start = { line: 0, character: 0 };
  return { uri, range: document ? rangeOf(document, span) : { start, end: start } };
}
