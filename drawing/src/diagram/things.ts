import type { Diagram, Source } from '@vitruve/manifests';

/** The id by which a group is found in a picture (`data-thing`); a node's is its own. */
export function groupThing(id: string): string {
  return `group:${id}`;
}

/**
 * The ids by which the edges are found in a picture, in their order. They stay the same while nodes keep their ids, whatever
 * happens to other edges.
 */
export function edgeThings(diagram: Diagram): readonly string[] {
  const seen = new Map<string, number>();
  return diagram.edges.map(({ from, to }) => {
    const id = `edge:${from}→${to}`;
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    return count === 1 ? id : `${id}#${count}`;
  });
}

/** The sources of everything in the diagram that has one, by `data-thing`. */
export function sourcesOf(diagram: Diagram): ReadonlyMap<string, Source> {
  const sources = new Map<string, Source>();
  const note = (id: string, source: Source | undefined): void => {
    if (source) sources.set(id, source);
  };
  for (const { id, source } of diagram.groups) note(groupThing(id), source);
  const edges = edgeThings(diagram);
  for (const [index, { source }] of diagram.edges.entries()) note(edges[index] ?? '', source);
  for (const { id, source } of diagram.nodes) note(id, source);
  return sources;
}
