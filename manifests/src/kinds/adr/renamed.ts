import type { Graph } from '../../core/graph/graph.ts';
import type { WorkspaceChange } from '../../core/text/change.ts';
import { wordsIn } from '../../core/markdown/words.ts';
import { isWithin } from '../../core/text/resource.ts';
import { numberedName } from '../../formats/citations/file-name.ts';
import { recordIn } from './record.ts';
import type { Entity } from '../../core/graph/entity.ts';
import type { KindContext } from '../../core/kind.ts';
import { decisionNumber } from '../../formats/citations/mention.ts';
import type { Decision } from './model.ts';
import { moving, relink, relinked, renamedMentions, renumber, reslugged } from './renumber.ts';

/**
 * What must change when a file or folder is renamed or moved by other hands: links to the records in it, links in these
 * records, and, when the number in a file's name changes, the names by id.
 * @param graph as it is before the rename.
 */
export function decisionFileRenamed(graph: Graph, from: string, to: string): readonly WorkspaceChange[] {
  const move = moving(from, to);
  const moved = graph.all('decision', from).filter(({ uri }) => isWithin(from, uri));
  const [before, after] = [numberedName(from), numberedName(to)];
  const changes = moved.flatMap((decision) => [
    ...(decision.uri === from && before && after && before.number !== after.number
      ? renamedMentions(graph, decision, after.number)
      : []),
    ...relinked(graph, decision, move),
    ...(recordIn(graph, decision.uri)?.model.links ?? []).flatMap((link) => relink(decision.uri, link, move)),
  ]);
  return [...new Map(changes.map((change) => [`${change.uri} ${change.span.start}`, change])).values()];
}

/** A new id gives the record another number and file; any other new name is a title, and the file is called after it. */
export function decisionRenamed(
  { document, model, graph }: KindContext<Decision>,
  entity: Entity,
  newName: string,
): readonly WorkspaceChange[] {
  const number = decisionNumber(newName) ?? (/^\d{1,5}$/u.test(newName) ? Number(newName) : undefined);
  if (number !== undefined) return renumber(graph, entity, number);
  const { title } = model;
  const at = title && (wordsIn(document.getText(), title.span) ?? title.span);
  const retitled: WorkspaceChange[] = at
    ? [{ kind: 'text', uri: document.uri, span: at, text: newName }]
    : [];
  return [...retitled, ...reslugged(graph, entity, newName)];
}
