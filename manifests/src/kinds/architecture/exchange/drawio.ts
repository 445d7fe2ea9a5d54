import type { ElementForm } from '../element-form.ts';
import type { ExportedElement, ExportedSystem } from './exported-system.ts';
import { xmlText } from './xml-text.ts';

/** Pixels. */
const WIDTH = 180;
const HEIGHT = 60;
const GAP = 40;
/** Of a group, above what is in it. */
const HEAD = 30;
/** Elements of a layer side by side. */
const ACROSS = 6;

const STYLES: Readonly<Partial<Record<ElementForm, string>>> = {
  actor: 'rounded=1;arcSize=50;whiteSpace=wrap;html=0;fillColor=#d5e8d4;strokeColor=#82b366;',
  store: 'shape=cylinder3;whiteSpace=wrap;html=0;boundedLbl=1;size=8;fillColor=#dae8fc;strokeColor=#6c8ebf;',
  queue: 'shape=process;whiteSpace=wrap;html=0;backgroundOutline=1;fillColor=#fff2cc;strokeColor=#d6b656;',
  external: 'rounded=0;whiteSpace=wrap;html=0;dashed=1;fillColor=#f5f5f5;strokeColor=#666666;',
};
const USUAL = 'rounded=0;whiteSpace=wrap;html=0;fillColor=#ffffff;strokeColor=#6c8ebf;';
const GROUP = `swimlane;startSize=${HEAD};whiteSpace=wrap;html=0;fillColor=#f5f5f5;strokeColor=#999999;`;
const EDGE = 'edgeStyle=orthogonalEdgeStyle;rounded=1;html=0;endArrow=block;';

interface Box {
  readonly width: number;
  readonly height: number;
}

/** A diagram of draw.io: layers from top to bottom, elements with others within as groups. */
export function writeDrawio({ title, layers, roots, relations }: ExportedSystem): string {
  const cells: string[] = [];
  let y = 0;
  for (const layer of [...layers, undefined]) {
    const own = roots.filter(
      (root) => (layers.includes(root.layer ?? '') ? root.layer : undefined) === layer,
    );
    let [x, tallest] = [0, 0];
    for (const [index, root] of own.entries()) {
      if (index > 0 && index % ACROSS === 0) {
        y += tallest + GAP;
        [x, tallest] = [0, 0];
      }
      const { width, height } = put(root, '1', { x, y }, cells);
      x += width + GAP;
      tallest = Math.max(tallest, height);
    }
    if (own.length > 0) y += tallest + 2 * GAP;
  }
  const edges = relations.map(({ from, to, label, isSync, kind }, index) => {
    const style = isSync && kind === 'flow' ? EDGE : `${EDGE}dashed=1;`;
    return `<mxCell id="relation-${index}" value="${xmlText(label)}" style="${style}" edge="1" parent="1" source="${from.key}" target="${to.key}"><mxGeometry relative="1" as="geometry"/></mxCell>`;
  });
  return `<mxfile host="vitruve">
<diagram name="${xmlText(title)}">
<mxGraphModel grid="1" gridSize="10" page="0">
<root>
<mxCell id="0"/>
<mxCell id="1" parent="0"/>
${[...cells, ...edges].join('\n')}
</root>
</mxGraphModel>
</diagram>
</mxfile>
`;
}

/** Draws an element and what is in it. @returns the room that it takes. */
function put(
  element: ExportedElement,
  parent: string,
  at: { readonly x: number; readonly y: number },
  cells: string[],
): Box {
  const { key, title, technology, form, children } = element;
  const own = cells.push('') - 1;
  const columns = Math.ceil(Math.sqrt(children.length));
  let [x, y, tallest, widest] = [GAP, HEAD + GAP, 0, 0];
  for (const [index, child] of children.entries()) {
    if (index > 0 && index % columns === 0) {
      y += tallest + GAP;
      [x, tallest] = [GAP, 0];
    }
    const box = put(child, key, { x, y }, cells);
    x += box.width + GAP;
    tallest = Math.max(tallest, box.height);
    widest = Math.max(widest, x);
  }
  const box =
    children.length === 0 ? { width: WIDTH, height: HEIGHT } : { width: widest, height: y + tallest + GAP };
  const value = technology === undefined || children.length > 0 ? title : `${title}\n[${technology}]`;
  cells[own] =
    `<mxCell id="${key}" value="${xmlText(value)}" style="${children.length > 0 ? GROUP : (STYLES[form] ?? USUAL)}" vertex="1" parent="${parent}"><mxGeometry x="${at.x}" y="${at.y}" width="${box.width}" height="${box.height}" as="geometry"/></mxCell>`;
  return box;
}
