import { levelOf, withinOf } from './c4.ts';
import type { ElementForm } from '../element-form.ts';
import type { ExportedElement, ExportedSystem } from './exported-system.ts';

const MACROS = {
  person: 'Person',
  system: 'System',
  container: 'Container',
  component: 'Component',
} as const;
const SUFFIXES: Readonly<Partial<Record<ElementForm, string>>> = { store: 'Db', queue: 'Queue' };
const BOUNDARIES = {
  person: '',
  system: 'System_Boundary',
  container: 'Container_Boundary',
  component: '',
} as const;

/** A C4 diagram of PlantUML, with the macros that come with it. */
export function writePlantUml({ title, roots, relations }: ExportedSystem): string {
  return [
    '@startuml',
    '!include <C4/C4_Component>',
    `title ${plain(title)}`,
    ...roots.flatMap((root) => elementLines(root, '')),
    ...relations.map(
      ({ from, to, label, protocol }) =>
        `Rel(${from.key}, ${to.key}, ${quoted(label)}${protocol === undefined ? '' : `, ${quoted(protocol)}`})`,
    ),
    '@enduml',
    '',
  ].join('\n');
}

function elementLines(element: ExportedElement, indent: string): readonly string[] {
  const { key, title, form, technology } = element;
  const level = levelOf(element);
  const within = withinOf(element);
  if (within.length > 0)
    return [
      `${indent}${BOUNDARIES[level]}(${key}, ${quoted(title)}) {`,
      ...within.flatMap((child) => elementLines(child, `${indent}  `)),
      `${indent}}`,
    ];
  const external = form === 'external' ? '_Ext' : '';
  const macro = `${MACROS[level]}${level === 'person' ? '' : (SUFFIXES[form] ?? '')}${external}`;
  const isTechnical = level === 'container' || level === 'component';
  const parts = [key, quoted(title), ...(isTechnical ? [quoted(technology ?? '')] : [])];
  return [`${indent}${macro}(${parts.join(', ')})`];
}

function quoted(text: string): string {
  return `"${plain(text)}"`;
}

/** A text in one line, in which nothing is a directive or markup. */
function plain(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(
      /[<>"\\%!~]|(?<=[*_/-])[*_/-]/gu,
      (character) => `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`,
    );
}
