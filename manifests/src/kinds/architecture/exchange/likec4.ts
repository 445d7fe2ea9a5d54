import type { ElementForm } from '../element-form.ts';
import type { ExportedElement, ExportedSystem } from './exported-system.ts';

/** Kinds that are declared for forms; what has another form is a block. */
const KINDS: ReadonlySet<ElementForm> = new Set(['actor', 'store', 'queue', 'external']);

/** Words of the language, which no element can be called. */
const RESERVED = new Set(
  'include exclude where with autoLayout it this model specification views view element relationship deployment deploymentNode instance instanceOf extend extends global import from as of tag tags color title description summary technology notation icon style metadata link navigateTo and or not is kind source target dynamic parallel rank group opacity border size shape multiple line head tail none true false textSize padding notes likec4lib predicate predicateGroup dynamicPredicateGroup styleGroup project icons person storage queue rectangle mobile browser cylinder component document bucket'.split(
    ' ',
  ),
);

/** A model of LikeC4: its kinds of elements, the elements, and a view of each that has others within. */
export function writeLikeC4({ title, roots, elements, relations }: ExportedSystem): string {
  const names = new Map<ExportedElement, string>();
  const nameOf = (element: ExportedElement): string => {
    let name = names.get(element);
    if (name === undefined) {
      name = element.parent ? `${nameOf(element.parent)}.${keyOf(element)}` : keyOf(element);
      names.set(element, name);
    }
    return name;
  };
  return [
    'specification {',
    '  element actor { style { shape person } }',
    '  element store { style { shape storage } }',
    '  element queue { style { shape queue } }',
    '  element external { style { color muted } }',
    '  element block',
    '  relationship async { line dotted }',
    '  relationship realizes { line dashed }',
    '  relationship hosting { line dashed }',
    '}',
    '',
    'model {',
    ...roots.flatMap((root) => elementLines(root, '  ')),
    ...relations
      // LikeC4 has no relation of an element with one that it is in.
      .filter(({ from, to }) => !isWithin(from, to) && !isWithin(to, from))
      .map(({ from, to, label, protocol, isSync, kind }) => {
        const arrow =
          kind === 'realization'
            ? '-[realizes]->'
            : kind === 'hosting'
              ? '-[hosting]->'
              : isSync
                ? '->'
                : '-[async]->';
        const technology = protocol === undefined ? '' : ` { technology ${quoted(protocol)} }`;
        return `  ${nameOf(from)} ${arrow} ${nameOf(to)} ${quoted(label)}${technology}`;
      }),
    '}',
    '',
    'views {',
    `  view index {`,
    `    title ${quoted(title)}`,
    '    include *',
    '  }',
    ...elements
      .filter(({ children }) => children.length > 0)
      .flatMap((element) => [
        `  view ${element.key}_view of ${nameOf(element)} {`,
        `    title ${quoted(element.title)}`,
        '    include *',
        '  }',
      ]),
    '}',
    '',
  ].join('\n');
}

function keyOf({ key }: ExportedElement): string {
  return RESERVED.has(key) ? `${key}_` : key;
}

function isWithin(element: ExportedElement, other: ExportedElement): boolean {
  return element === other || (element.parent !== undefined && isWithin(element.parent, other));
}

function elementLines(element: ExportedElement, indent: string): readonly string[] {
  const { title, form, technology, children, id, owner, zone, layer, kind } = element;
  const facts = Object.entries({ id, layer, kind, owner, zone }).flatMap(([name, value]) =>
    value === undefined ? [] : [`vitruve_${name} ${quoted(value)}`],
  );
  return [
    `${indent}${keyOf(element)} = ${KINDS.has(form) ? form : 'block'} ${quoted(title)} {`,
    ...(technology === undefined ? [] : [`${indent}  technology ${quoted(technology)}`]),
    `${indent}  metadata {`,
    ...facts.map((fact) => `${indent}    ${fact}`),
    `${indent}  }`,
    ...children.flatMap((child) => elementLines(child, `${indent}  `)),
    `${indent}}`,
  ];
}

function quoted(text: string): string {
  return `'${text.replace(/\s+/gu, ' ').replace(/['\\]/gu, String.raw`\$&`)}'`;
}
