import type { Workspace } from '../workspace/workspace.ts';
import { documentOffers } from './views.ts';

/**
 * What menus call a document: the word of its kind, `table` for one that can be exported, `drawn` for any other of which there is a
 * view. Undefined when they offer nothing for it.
 */
export function menuContext(workspace: Workspace, uri: string): string | undefined {
  const kind = workspace.kindOf(uri);
  if (!kind) return undefined;
  if (kind.menuContext !== undefined) return kind.menuContext;
  if (kind.tables) return 'table';
  return documentOffers(workspace, uri).length > 0 ? 'drawn' : undefined;
}
