import type { Diagram, DiagramEdge, DiagramGroup, DiagramNode } from '@vitruve/manifests';
import { groupThing } from './things.ts';
import { t } from '@vscode/l10n';

/** Which way arrows are followed: to what a node points to, to what points to it, or both. */
export type Direction = 'downstream' | 'upstream' | 'both';

/** The nodes that are reached from one, itself among them, in at most `steps` steps. */
export function reached(
  diagram: Diagram,
  from: string,
  direction: Direction,
  steps = Infinity,
): ReadonlySet<string> {
  const next = new Map<string, string[]>();
  const link = (a: string, b: string): void => {
    const linked = next.get(a);
    if (linked) linked.push(b);
    else next.set(a, [b]);
  };
  for (const edge of diagram.edges) {
    if (direction !== 'upstream') link(edge.from, edge.to);
    if (direction !== 'downstream') link(edge.to, edge.from);
  }
  const found = new Set([from]);
  let front = [from];
  for (let step = 0; step < steps && front.length > 0; step++) {
    const beyond: string[] = [];
    for (const id of front) {
      for (const other of next.get(id) ?? []) {
        if (found.has(other)) continue;
        found.add(other);
        beyond.push(other);
      }
    }
    front = beyond;
  }
  return found;
}

/** The part of a diagram with these nodes alone: the edges between them and the groups around them. */
export function only(diagram: Diagram, kept: ReadonlySet<string>): Diagram {
  const nodes = diagram.nodes.filter(({ id }) => kept.has(id));
  return {
    ...diagram,
    nodes,
    edges: diagram.edges.filter(({ from, to }) => kept.has(from) && kept.has(to)),
    groups: groupsAround(diagram.groups, nodes),
  };
}

/** A node, and what is within so many steps of it. */
export function neighbours(diagram: Diagram, id: string, steps = 1): Diagram {
  return only(diagram, reached(diagram, id, 'both', steps));
}

/** A node and everything that arrows lead to from it. */
export function downstream(diagram: Diagram, id: string): Diagram {
  return only(diagram, reached(diagram, id, 'downstream'));
}

/** A node and everything that arrows lead to it from. */
export function upstream(diagram: Diagram, id: string): Diagram {
  return only(diagram, reached(diagram, id, 'upstream'));
}

/**
 * The diagram with groups folded: each becomes one node (its id is `groupThing(group)`), edges into it are merged, with their
 * number as a label when it is more than one. A group within a folded one folds with it.
 */
export function collapsed(diagram: Diagram, folded: ReadonlySet<string>): Diagram {
  const groups = new Map(diagram.groups.map((group) => [group.id, group]));
  const folding = (group: string | undefined): string | undefined => outermostFolded(group, groups, folded);
  const home = new Map<string, string>();
  const hidden = new Map<string, number>();
  const nodes: DiagramNode[] = [];
  for (const node of diagram.nodes) {
    const group = folding(node.group);
    if (group === undefined) {
      nodes.push(node);
      continue;
    }
    home.set(node.id, groupThing(group));
    hidden.set(group, (hidden.get(group) ?? 0) + 1);
  }
  for (const [id, count] of hidden) {
    const group = groups.get(id);
    if (group) nodes.push(foldedNode(group, count));
  }
  const kept = diagram.groups.filter(({ id }) => folding(id) === undefined);
  return { ...diagram, nodes, edges: mergedEdges(diagram.edges, home), groups: groupsAround(kept, nodes) };
}

function foldedNode({ id, label, parent, source, closed }: DiagramGroup, count: number): DiagramNode {
  return {
    id: groupThing(id),
    label,
    ...(closed ?? {
      detail: count === 1 ? t('1 item') : t('{0} items', count),
      shape: 'subroutine',
      tone: 'neutral',
    }),
    outline: 'double',
    ...(parent === undefined ? {} : { group: parent }),
    ...(source ? { source } : {}),
  };
}

function outermostFolded(
  group: string | undefined,
  groups: ReadonlyMap<string, DiagramGroup>,
  folded: ReadonlySet<string>,
): string | undefined {
  let outermost: string | undefined;
  const seen = new Set<string>();
  for (let at = group; at !== undefined && !seen.has(at); at = groups.get(at)?.parent) {
    seen.add(at);
    if (folded.has(at) && groups.has(at)) outermost = at;
  }
  return outermost;
}

/** Edges that now lead to another node become one per pair, line and tone; those within one node go. */
function mergedEdges(
  edges: readonly DiagramEdge[],
  home: ReadonlyMap<string, string>,
): readonly DiagramEdge[] {
  const merged = new Map<string, DiagramEdge[]>();
  const result: (DiagramEdge | string)[] = [];
  for (const edge of edges) {
    const [from, to] = [home.get(edge.from), home.get(edge.to)];
    if (from === undefined && to === undefined) {
      result.push(edge);
      continue;
    }
    const moved = { ...edge, from: from ?? edge.from, to: to ?? edge.to };
    if (moved.from === moved.to) continue;
    const key = JSON.stringify([moved.from, moved.to, moved.line, moved.tone]);
    const known = merged.get(key);
    if (known) known.push(moved);
    else {
      merged.set(key, [moved]);
      result.push(key);
    }
  }
  return result.flatMap((entry) => {
    if (typeof entry !== 'string') return [entry];
    const [edge, ...others] = merged.get(entry) ?? [];
    return edge ? [others.length === 0 ? edge : together(edge, others)] : [];
  });
}

/** An edge that stands for several leads to none of their sources; it says what each of them does. */
function together(edge: DiagramEdge, others: readonly DiagramEdge[]): DiagramEdge {
  const { from, to, line, tone } = edge;
  const label = `×${others.length + 1}`;
  const said = new Set([edge, ...others].flatMap(({ description }) => description ?? []));
  return {
    from,
    to,
    line,
    tone,
    label,
    ...(said.size === 0 ? {} : { description: [label, ...said].join(' · ') }),
  };
}

function groupsAround(
  groups: readonly DiagramGroup[],
  nodes: readonly DiagramNode[],
): readonly DiagramGroup[] {
  const byId = new Map(groups.map((group) => [group.id, group]));
  const needed = new Set<string>();
  for (const node of nodes) {
    for (let at = node.group; at !== undefined && !needed.has(at); at = byId.get(at)?.parent) needed.add(at);
  }
  return groups.filter(({ id }) => needed.has(id));
}
