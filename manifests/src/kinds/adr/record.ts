import type { Graph } from '../../core/graph/graph.ts';
import { parseMarkdown } from '../../core/markdown/parse.ts';
import type { Editable } from './edit.ts';
import { readDecision } from './parse.ts';

/** Another record, read again for a change of it; undefined when it is not in the workspace. */
export function recordIn(graph: Graph, uri: string): Editable | undefined {
  const text = graph.text(uri);
  return text === undefined ? undefined : { uri, text, model: readDecision(uri, text, parseMarkdown(text)) };
}
