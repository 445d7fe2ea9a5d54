import {
  diagramMermaid,
  LONGEST_IN_MERMAID,
  innerPaths,
  outlinePath,
  edgeThings,
  groupThing,
  shortened,
} from '@vitruve/drawing';
import type { Diagram, DiagramEdge, DiagramGroup, DiagramNode } from '@vitruve/manifests';
import { t } from '@vscode/l10n';
import { drawMermaid, ROOT_ID, type MermaidSpacing } from './mermaid-engine.ts';
import { makeThing, svgElement } from './thing.ts';

/** Draws a diagram with mermaid, and makes its parts things that lead to their sources, in the classes of our style sheet. */
export async function mermaidPicture(diagram: Diagram): Promise<SVGSVGElement> {
  const { text, things } = diagramMermaid(diagram);
  return drawMermaid(text, spacing(diagram), (svg) => {
    dress(svg, partsOf(diagram), things);
  });
}

/** Where many edges meet, ranks stand further apart, so that the edges can be told from each other. */
function spacing({ nodes, edges }: Diagram): MermaidSpacing {
  const perNode = edges.length / Math.max(nodes.length, 1);
  return { nodeSpacing: 34, rankSpacing: Math.min(46 + 90 * Math.max(perNode - 1, 0), 320) };
}

/** @param things from the names in the text to the ids of things. */
function dress(svg: SVGSVGElement, parts: Parts, things: ReadonlyMap<string, string>): void {
  svg.classList.add('picture', 'of-mermaid');
  keepOneArrow(svg);
  for (const empty of svg.querySelectorAll('rect:not([width])')) empty.remove();
  dressNodes(svg, parts, things);
  for (const element of svg.querySelectorAll<SVGGElement>('g.cluster')) {
    const group = parts.groups.get(things.get(element.id.slice(ROOT_ID.length + 1)) ?? '');
    if (group) dressGroup(element, group);
  }
  const labels = new Map(
    [...svg.querySelectorAll<SVGGElement>('.edgeLabels .label')].map((label) => [label.dataset['id'], label]),
  );
  for (const path of svg.querySelectorAll<SVGPathElement>('.edgePaths path')) {
    const name = path.dataset['id'] ?? '';
    const id = things.get(name) ?? '';
    const edge = parts.edges.get(id);
    if (edge) dressEdge(path, labels.get(name), id, edge, parts);
  }
  // The next picture is drawn on the same page, and would be looked for by the same names.
  for (const element of svg.querySelectorAll('[id]:not(marker)')) element.removeAttribute('id');
  svg.removeAttribute('id');
}

interface Parts {
  readonly nodes: ReadonlyMap<string, DiagramNode>;
  readonly groups: ReadonlyMap<string, DiagramGroup>;
  readonly edges: ReadonlyMap<string, DiagramEdge>;
}

function partsOf(diagram: Diagram): Parts {
  const ids = edgeThings(diagram);
  return {
    nodes: new Map(diagram.nodes.map((node) => [node.id, node])),
    groups: new Map(diagram.groups.map((group) => [groupThing(group.id), group])),
    edges: new Map(diagram.edges.map((edge, index) => [ids[index] ?? '', edge])),
  };
}

/** One arrow of the twelve is used, and takes the colour of its line. */
function keepOneArrow(svg: SVGSVGElement): void {
  for (const marker of svg.querySelectorAll('marker')) {
    if (!marker.id.endsWith('-pointEnd')) marker.remove();
  }
}

function dressNodes(svg: SVGSVGElement, { nodes }: Parts, things: ReadonlyMap<string, string>): void {
  const drawn = [...svg.querySelectorAll<SVGGElement>('g.node')].flatMap((element) => {
    const node = nodes.get(things.get(/-(n\d+)-\d+$/u.exec(element.id)?.[1] ?? '') ?? '');
    const shape = element.querySelector<SVGGraphicsElement>(':scope > :not(.label)');
    // All are measured before the first is changed, so that the browser lays the page out once.
    return node && shape ? [{ element, node, shape, size: shape.getBBox() }] : [];
  });
  for (const { element, node, shape, size } of drawn) {
    element.setAttribute('class', `node tone-${node.tone} outline-${node.outline ?? 'solid'}`);
    shape.replaceWith(...outlines(node, size));
    dressLabel(element, node.detail ?? '');
    const label = [node.label, node.description ?? node.detail ?? '']
      .filter((part) => part !== '')
      .join('. ');
    makeThing(element, node.id, label, node.source !== undefined);
  }
}

/** The outline as we draw it elsewhere: mermaid's are of many strokes, some of them open. */
function outlines({ shape, outline }: DiagramNode, size: DOMRect): SVGPathElement[] {
  return [
    svgElement('path', { class: 'shape', d: outlinePath(shape, size) }),
    ...innerPaths(shape, size, outline).map((d) => svgElement('path', { class: 'inner', d })),
  ];
}

/** The last rows, those that spell the detail, are set smaller; mermaid knows one size only. */
function dressLabel(element: SVGGElement, detail: string): void {
  const wanted = bare(shortened(detail, LONGEST_IN_MERMAID.detail)).length;
  let spelled = 0;
  for (const row of [...element.querySelectorAll('.row')].reverse()) {
    if (spelled >= wanted) return;
    spelled += bare(row.textContent).length;
    // The words within, not the row: its place is given in units of its size.
    for (const word of row.children) word.classList.add('detail', 'toned');
  }
}

/** Without what lines are broken at, and what cannot be seen. */
function bare(text: string): string {
  return text.replace(/[\s\p{Cf}]+/gu, '');
}

function dressGroup(element: SVGGElement, group: DiagramGroup): void {
  element.setAttribute('class', 'group');
  const frame = element.querySelector('rect');
  frame?.setAttribute('class', 'frame');
  frame?.setAttribute('rx', '8');
  element.querySelector('text')?.classList.add('group-label');
  makeThing(element, groupThing(group.id), t('Group {0}', group.label), group.source !== undefined);
}

function dressEdge(
  path: SVGPathElement,
  label: SVGGElement | undefined,
  id: string,
  edge: DiagramEdge,
  { nodes }: Parts,
): void {
  const [from, to] = [nodes.get(edge.from)?.label ?? edge.from, nodes.get(edge.to)?.label ?? edge.to];
  const text = edge.description ?? edge.label ?? '';
  const name = text === '' ? t('{0} to {1}', from, to) : t('{0} to {1}: {2}', from, to, text);
  const hit = svgElement('path', { class: 'hit', d: path.getAttribute('d') ?? '' });
  const group = svgElement('g', { class: `edge tone-${edge.tone} line-${edge.line}` });
  path.setAttribute('class', 'line');
  path.replaceWith(group);
  group.append(path, hit);
  makeThing(group, id, name, edge.source !== undefined);
  if (label) {
    label.setAttribute('class', 'edge-label');
    label.dataset['of'] = id;
  }
}
