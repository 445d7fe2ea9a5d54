import type { Completion } from '../contributions/completion.ts';
import type { Graph } from '../graph/graph.ts';
import { resolveFrom } from '../text/resource.ts';
import type { YamlCursor } from '../yaml/cursor.ts';
import { writtenAt } from '../yaml/written.ts';

/** What may be proposed at the end of a path that is being written. */
export interface PathChoice {
  readonly folders?: 'only';
  /** Of files. */
  readonly ending?: RegExp;
}

/** Names of one folder that are proposed: nobody looks through more. */
const MOST_PROPOSED = 1000;

/** Folders that hold nothing to be named. */
const HIDDEN = /^(?:\.git|\.dvc|node_modules|__pycache__|\.venv|venv|\.vitruve)\/$/u;

/** Files and folders at the end of a path that is written in a document: names of the folder that it leads to so far. */
export function completePath(
  graph: Graph,
  uri: string,
  cursor: Pick<YamlCursor, 'prefix' | 'span' | 'quote' | 'flow'>,
  { folders, ending }: PathChoice = {},
): readonly Completion[] {
  const { prefix } = cursor;
  if (/^[/~]|\$\{|^[a-z][a-z0-9+.-]*:/iu.test(prefix)) return [];
  const folder = prefix.slice(0, prefix.lastIndexOf('/') + 1);
  const names = graph.filesIn(resolveFrom(uri, folder === '' ? '.' : folder.replace(/\/$/u, '')));
  return names
    .filter((name) => !HIDDEN.test(name) && (prefix.startsWith(`${folder}.`) || !name.startsWith('.')))
    .filter((name) => name.endsWith('/') || (folders !== 'only' && (ending?.test(name) ?? true)))
    .slice(0, MOST_PROPOSED)
    .map((name) => {
      const isFolder = name.endsWith('/');
      const path = folder + name;
      return {
        label: name,
        span: cursor.span,
        text: writtenAt(cursor, isFolder ? path.replace(/\/$/u, '') : path),
        kind: 'file',
        filterText: path,
        sortText: `${isFolder ? 1 : 0}${name}`,
      };
    });
}
