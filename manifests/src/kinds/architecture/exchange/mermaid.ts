import type { ElementForm } from '../element-form.ts';
import type { ExportedElement, ExportedSystem } from './exported-system.ts';

const SHAPES: Readonly<Partial<Record<ElementForm, readonly [open: string, close: string]>>> = {
  actor: ['([', '])'],
  store: ['[(', ')]'],
  queue: ['[[', ']]'],
  external: ['((', '))'],
};

/** A flowchart of mermaid, with a subgraph for each layer and each element that has others within. */
export function writeMermaid({ layers, roots, relations }: ExportedSystem): string {
  const groups = [...layers, undefined]
    .map((layer) => ({ layer, own: roots.filter((root) => layerAt(root, layers) === layer) }))
    .filter(({ own }) => own.length > 0);
  return [
    'flowchart TB',
    ...groups.flatMap(({ layer, own }, index) =>
      layer === undefined
        ? own.flatMap((root) => nodeLines(root, '  '))
        : [
            `  subgraph layer_${index}[${quoted(layer)}]`,
            ...own.flatMap((root) => nodeLines(root, '    ')),
            '  end',
          ],
    ),
    ...relations.map(
      ({ from, to, label, isSync, kind }) =>
        `  ${from.key} ${isSync && kind === 'flow' ? '-->' : '-.->'}|${quoted(label)}| ${to.key}`,
    ),
    '',
  ].join('\n');
}

/** The layer of a root, where the model has it. */
function layerAt({ layer }: ExportedElement, layers: readonly string[]): string | undefined {
  return layer !== undefined && layers.includes(layer) ? layer : undefined;
}

function nodeLines(element: ExportedElement, indent: string): readonly string[] {
  const { key, title, children, form } = element;
  if (children.length === 0) {
    const [open, close] = SHAPES[form] ?? ['[', ']'];
    return [`${indent}${key}${open}${quoted(title)}${close}`];
  }
  return [
    `${indent}subgraph ${key}[${quoted(title)}]`,
    ...children.flatMap((child) => nodeLines(child, `${indent}  `)),
    `${indent}end`,
  ];
}

/** A text that is no markup, in one line. */
function quoted(text: string): string {
  const plain = text
    .replace(/\s+/gu, ' ')
    .replace(/[&<>"#`]/gu, (character) => `#${character.codePointAt(0)};`);
  return `"${plain}"`;
}
