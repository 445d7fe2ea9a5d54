import type { Reference } from '../graph/entity.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** The file that a reference names by its path, when it exists: a script, a Dockerfile, another manifest. */
export function fileNamed({ graph }: Workspace, { types, target }: Reference): readonly string[] {
  return types.includes('file') && target !== undefined && graph.fileExists(target) ? [target] : [];
}
