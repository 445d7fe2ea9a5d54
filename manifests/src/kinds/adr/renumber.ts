import type { Entity } from '../../core/graph/entity.ts';
import type { Graph } from '../../core/graph/graph.ts';
import { writtenAs } from '../../core/graph/notation.ts';
import type { TextChange, WorkspaceChange } from '../../core/text/change.ts';
import { folderOf, isWithin, relativePath } from '../../core/text/resource.ts';
import { nameWith, numberedName, slugOf } from '../../formats/citations/file-name.ts';
import { decisionId } from '../../formats/citations/mention.ts';
import type { FileLink } from '../../formats/citations/model.ts';

/** The first number above all that the records of a folder have. */
export function nextNumber(graph: Graph, folder: string): number {
  const numbers = graph
    .all('decision', `${folder}/x.md`)
    .filter(({ uri }) => folderOf(uri) === folder)
    .map(({ facts }) => facts?.number)
    .filter((number) => typeof number === 'number');
  return numbers.reduce((highest, number) => Math.max(highest, number), 0) + 1;
}

/** Where a file is once files have moved: its old URI when it stays. */
type Move = (uri: string) => string;

/** Changes of the paths of all links to a record that gets another name or place, or whose neighbours do. */
export function relinked(graph: Graph, decision: Entity, move: Move): TextChange[] {
  return graph.referencesTo(decision).flatMap((reference): TextChange[] => {
    if (reference.notation !== 'link-target') return [];
    const { uri, span, name } = reference;
    return relink(uri, { destination: name, destinationSpan: span, target: decision.uri }, move);
  });
}

export function relink(
  uri: string,
  link: Pick<FileLink, 'destination' | 'destinationSpan' | 'target'>,
  move: Move,
): TextChange[] {
  const { destination, destinationSpan, target } = link;
  if (relativePath(uri, target) === relativePath(move(uri), move(target))) return [];
  const fragment = /[#?].*$/u.exec(destination)?.[0] ?? '';
  const text = `${pathFrom(move(uri), move(target), destination)}${fragment}`;
  return [{ kind: 'text', uri, span: destinationSpan, text }];
}

/** The path to a file, in the manner of the path that it replaces. */
function pathFrom(from: string, to: string, like: string): string {
  const path = relativePath(from, to);
  const encoded =
    /%[\da-f]{2}/iu.test(like) || / /u.test(path) ? path.split('/').map(encodeURIComponent).join('/') : path;
  return like.startsWith('./') && !encoded.startsWith('.') ? `./${encoded}` : encoded;
}

/** The names by id, in the record and elsewhere, with another number. */
export function renamedMentions(graph: Graph, decision: Entity, number: number): TextChange[] {
  const name = decisionId(number);
  const twins = graph.find('decision', decision.key, decision.uri).filter(({ uri }) => uri !== decision.uri);
  const places = [decision, ...graph.referencesTo(decision)].filter(
    (place) => !('relation' in place) || 'target' in place || isReferenced(graph, place.uri, decision, twins),
  );
  return places.flatMap(({ uri, span, notation }): TextChange[] => {
    const document = graph.text(uri);
    const text = document === undefined ? undefined : writtenAs(notation, document, span, name);
    return text === undefined ? [] : [{ kind: 'text', uri, span, text }];
  });
}

/**
 * Whether a bare number in a document means this record and not another with the same number: it does in the record
 * itself, and where the document links to this one only.
 */
function isReferenced(graph: Graph, uri: string, decision: Entity, twins: readonly Entity[]): boolean {
  if (twins.length === 0 || uri === decision.uri) return true;
  const linksTo = (entity: Entity): boolean =>
    graph.referencesTo(entity).some((reference) => reference.uri === uri && reference.target === entity.uri);
  return linksTo(decision) && !twins.some((twin) => twin.uri === uri || linksTo(twin));
}

/** Gives a record another number: in its file's name, its heading, and in all that names it. */
export function renumber(graph: Graph, decision: Entity, number: number): WorkspaceChange[] {
  const name = numberedName(decision.uri);
  const mentions = renamedMentions(graph, decision, number);
  if (!name) return mentions;
  const to = `${folderOf(decision.uri)}/${encodeURIComponent(nameWith(name, { number }))}`;
  return [
    ...mentions,
    ...relinked(graph, decision, moving(decision.uri, to)),
    { kind: 'rename', from: decision.uri, to },
  ];
}

/** Gives a record's file the name that its title asks for. */
export function reslugged(graph: Graph, decision: Entity, title: string): WorkspaceChange[] {
  const name = numberedName(decision.uri);
  const slug = slugOf(title);
  if (!name || slug === '' || slug === name.slug) return [];
  const to = `${folderOf(decision.uri)}/${encodeURIComponent(nameWith(name, { slug }))}`;
  return [...relinked(graph, decision, moving(decision.uri, to)), { kind: 'rename', from: decision.uri, to }];
}

export function moving(from: string, to: string): Move {
  return (uri) => (isWithin(from, uri) ? to + uri.slice(from.length) : uri);
}
