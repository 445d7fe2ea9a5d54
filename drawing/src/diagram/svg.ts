import type { Diagram, DiagramEdge, DiagramGroup, DiagramNode } from '@vitruve/manifests';
import { t } from '@vscode/l10n';
import { thing, type Drawing, type DrawingOptions } from '../drawing.ts';
import { element, escaped, px } from '../markup/xml.ts';
import { SIZE } from '../style/sheet.ts';
import { oneLine, shortened } from '../text/plain.ts';
import { edgeLabel } from './edge-label.ts';
import type { Layout, PlacedGroup, PlacedNode, RoutedEdge } from './layout.ts';
import { DETAIL_HEIGHT, LINE_HEIGHT, nodeText } from './node-text.ts';
import { innerPaths, outlinePath, textOffset } from './shape.ts';
import { edgeThings, groupThing } from './things.ts';
import { groupTitle, TITLE_INSET } from './title-places.ts';

/** Names in what a screen reader says of an edge. */
const SPOKEN_NAME = 60;

/**
 * Draws a diagram where the layout places its parts: groups, edges, nodes, from the back to the front. Parts that the layout
 * does not place are left out.
 */
export function diagramDrawing(diagram: Diagram, layout: Layout, options: DrawingOptions = {}): Drawing {
  const placedGroups = new Map(layout.groups.map((group) => [group.id, group]));
  const placedNodes = new Map(layout.nodes.map((node) => [node.id, node]));
  const labels = new Map(diagram.nodes.map(({ id, label }) => [id, shortened(label, SPOKEN_NAME)]));
  const ids = edgeThings(diagram);
  const parts: string[] = [];
  const names: string[] = [];
  // The layout lists an outer group before the groups in it.
  const groups = new Map(diagram.groups.map((group) => [group.id, group]));
  for (const { id } of layout.groups) {
    const [group, placed] = [groups.get(id), placedGroups.get(id)];
    if (!group || !placed) continue;
    parts.push(drawGroup(group, placed, options));
    names.push(groupName(group, placed));
  }
  for (const [index, edge] of diagram.edges.entries()) {
    const routed = layout.edges[index];
    if (!routed) continue;
    const ends = [labels.get(edge.from) ?? edge.from, labels.get(edge.to) ?? edge.to] as const;
    parts.push(drawEdge(edge, routed, ids[index] ?? '', ends, options));
  }
  // Over the lines, which cross frames wherever they like.
  parts.push(...names);
  for (const node of diagram.nodes) {
    const placed = placedNodes.get(node.id);
    if (placed) parts.push(drawNode(node, placed, options));
  }
  return { width: layout.width, height: layout.height, body: parts.join('') };
}

function drawGroup(group: DiagramGroup, at: PlacedGroup, options: DrawingOptions): string {
  const id = groupThing(group.id);
  const name = oneLine(group.label);
  const { attributes, tip } = thing(id, t('Group {0}', name), 'group', group.source !== undefined, options);
  const frame = element('rect', {
    class: 'frame',
    x: at.x,
    y: at.y,
    width: at.width,
    height: at.height,
    rx: 8,
  });
  return element('g', attributes, tip + frame);
}

function groupName({ label }: DiagramGroup, at: PlacedGroup): string {
  const text = escaped(groupTitle(label, at));
  const place = { x: at.title ?? at.x + TITLE_INSET, y: at.y + 19, 'aria-hidden': 'true' };
  return (
    element('text', { class: 'group-label group-halo', ...place }, text) +
    element('text', { class: 'group-label', ...place }, text)
  );
}

function drawEdge(
  edge: DiagramEdge,
  routed: RoutedEdge,
  id: string,
  [from, to]: readonly [string, string],
  options: DrawingOptions,
): string {
  const label = shortened(edge.label ?? '', SPOKEN_NAME);
  const spoken = edge.description === undefined ? label : oneLine(edge.description);
  const name = spoken === '' ? t('{0} to {1}', from, to) : t('{0} to {1}: {2}', from, to, spoken);
  const { attributes, tip } = thing(
    id,
    name,
    `edge tone-${edge.tone} line-${edge.line}`,
    edge.source !== undefined,
    options,
  );
  const parts = [tip, element('path', { class: 'line', d: routed.path })];
  if (routed.tip) parts.push(arrow(routed.tip));
  if (options.interactive) parts.push(element('path', { class: 'hit', d: routed.path }));
  if (routed.label && label !== '') {
    const text = escaped(edgeLabel(label).text);
    const place = { x: routed.label.x, y: routed.label.y + SIZE.detail * 0.3 };
    parts.push(element('text', { class: 'edge-label middle halo', 'aria-hidden': 'true', ...place }, text));
    parts.push(element('text', { class: 'edge-label middle', ...place }, text));
  }
  return element('g', attributes, parts.join(''));
}

/** The length of an arrow's point: the layout ends a line 10 before its tip, which the point covers. */
const ARROW = 12;

function arrow({ x, y, angle }: NonNullable<RoutedEdge['tip']>): string {
  const corner = (turn: number): string => {
    const [dx, dy] = [Math.cos(angle + turn) * ARROW, Math.sin(angle + turn) * ARROW];
    return `${px(x - dx)} ${px(y - dy)}`;
  };
  return element('path', { class: 'solid', d: `M${px(x)} ${px(y)}L${corner(0.38)}L${corner(-0.38)}Z` });
}

function drawNode(node: DiagramNode, at: PlacedNode, options: DrawingOptions): string {
  const label = [oneLine(node.label), oneLine(node.description ?? node.detail ?? '')].filter(
    (part) => part !== '',
  );
  const outline = node.outline ?? 'solid';
  const { attributes, tip } = thing(
    node.id,
    label.join('. '),
    `node tone-${node.tone} outline-${outline}`,
    node.source !== undefined,
    options,
  );
  const parts = [tip, element('path', { class: 'shape', d: outlinePath(node.shape, at) })];
  for (const d of innerPaths(node.shape, at, outline)) parts.push(element('path', { class: 'inner', d }));
  parts.push(nodeLabel(node));
  return element('g', { ...attributes, transform: `translate(${px(at.x)} ${px(at.y)})` }, parts.join(''));
}

function nodeLabel(node: DiagramNode): string {
  const { lines, detail, height } = nodeText(node);
  const top = textOffset(node.shape) - height / 2;
  const texts = lines.map((line, index) =>
    element('text', { class: 'label middle', y: top + LINE_HEIGHT * index + 13 }, escaped(line)),
  );
  if (detail !== '') {
    const y = top + LINE_HEIGHT * Math.max(lines.length, 1) + DETAIL_HEIGHT - 4;
    texts.push(element('text', { class: 'detail middle toned', y }, escaped(detail)));
  }
  return texts.join('');
}
