import { fixAll } from '../findings/certain-fixes.ts';
import { applyChanges } from '../text/change.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** One fix can make the next one possible; more rounds than this would mean that two undo each other. */
const MOST_ROUNDS = 10;

/**
 * Applies the certain fixes of a document, and those that they make possible, in memory.
 * @returns whether its text changed.
 */
export async function fixDocument(workspace: Workspace, uri: string): Promise<boolean> {
  let changed = false;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const text = workspace.document(uri)?.getText() ?? '';
    const fixed = applyChanges(text, fixAll(uri, workspace.checkWithFixes(uri)));
    if (fixed === text) break;
    workspace.update(uri, fixed, { open: true });
    await workspace.loadKinds();
    changed = true;
  }
  return changed;
}
