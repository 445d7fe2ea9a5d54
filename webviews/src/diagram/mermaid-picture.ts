import { diagramMermaid } from '@vitruve/drawing/diagram/mermaid';
import { edgeThings, groupThing } from '@vitruve/drawing/diagram/things';
import type { Diagram, DiagramEdge, DiagramGroup, DiagramNode } from '@vitruve/manifests/views/diagram';
import { t } from '@vscode/l10n';
import { adopted } from './adopted.ts';
import { drawMermaid, ROOT_ID } from './mermaid-engine.ts';
import { makeThing, svgElement } from './thing.ts';

/** The distance between the two lines of an outline that weighs, in CSS pixels. */
const DOUBLE = 3.5;

/** Draws a diagram with mermaid, and makes its parts things that lead to their sources, in the classes of our style sheet. */
export async function mermaidPicture(diagram: Diagram): Promise<SVGSVGElement> {
  const { text, things } = diagramMermaid(diagram);
  const svg = adopted(await drawMermaid(text));
  svg.classList.add('picture', 'of-mermaid');
  for (const element of svg.querySelectorAll('rect.background:not([width]), .label > rect:not([width])'))
    element.remove();
  keepOneArrow(svg);
  const parts = partsOf(diagram);
  for (const element of svg.querySelectorAll<SVGGElement>('g.node')) {
    const name = /-(n\d+)-\d+$/u.exec(element.id)?.[1] ?? '';
    const node = parts.nodes.get(things.get(name) ?? '');
    if (node) dressNode(element, node);
  }
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
  return svg;
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

function dressNode(element: SVGGElement, node: DiagramNode): void {
  const { label, detail = '', description, outline = 'solid', tone, source } = node;
  element.setAttribute('class', `node tone-${tone} outline-${outline}`);
  const shape = element.querySelector(
    ':scope > .label-container, :scope > .outer-path, :scope > :not(.label)',
  );
  shape?.classList.add('shape');
  if (shape && outline === 'double') shape.after(innerOutline(shape));
  markDetail(element, detail);
  makeThing(
    element,
    node.id,
    [label, description ?? detail].filter((part) => part !== '').join('. '),
    source !== undefined,
  );
}

function innerOutline(shape: Element): SVGGElement {
  const inner = shape.cloneNode(true) as SVGElement;
  inner.classList.replace('shape', 'inner');
  const { width, height } = shape instanceof SVGGraphicsElement ? sizeOf(shape) : { width: 1, height: 1 };
  const [across, down] = [(width - 2 * DOUBLE) / width, (height - 2 * DOUBLE) / height];
  return svgElement(
    'g',
    { class: 'scaled', transform: `scale(${across.toFixed(4)} ${down.toFixed(4)})` },
    inner,
  );
}

/** From the attributes: what is not on the page has no box. */
function sizeOf(shape: SVGGraphicsElement): { readonly width: number; readonly height: number } {
  const attribute = (name: string): number => Number(shape.getAttribute(name) ?? 0);
  const radius = attribute('r');
  if (radius > 0) return { width: 2 * radius, height: 2 * radius };
  return { width: attribute('width') || 90, height: attribute('height') || 40 };
}

/** The last rows that spell the detail are set smaller; mermaid knows one size only. */
function markDetail(element: SVGGElement, detail: string): void {
  if (detail === '') return;
  const bare = (text: string): string => text.replace(/\s+/gu, '');
  const wanted = bare(detail);
  let spelled = '';
  for (const row of [...element.querySelectorAll('.row')].reverse()) {
    spelled = bare(row.textContent) + spelled;
    if (!wanted.endsWith(spelled) && !spelled.endsWith('…')) return;
    row.classList.add('detail', 'toned');
    if (spelled.length >= wanted.length) return;
  }
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
  const text = edge.label ?? '';
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
