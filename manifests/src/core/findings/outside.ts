import { t } from '@vscode/l10n';
import type { Graph } from '../graph/graph.ts';
import { isWithin } from '../text/resource.ts';
import type { Span } from '../text/span.ts';
import type { RuleFinding } from './finding.ts';

/** True for a file or a folder that is not in the workspace folder of the file that names it: nobody looked whether it is there. */
export function isOutside(graph: Pick<Graph, 'folderOf'>, uri: string, target: string): boolean {
  return !isWithin(graph.folderOf(uri), target);
}

/** Says of a path that leads out of the workspace folder that it was not followed. */
export function outsideFinding(path: string, span: Span): RuleFinding {
  return {
    message: t('"{0}" is outside the workspace: whether it exists was not checked', path),
    span,
    atMost: 'hint',
  };
}
