import type { ExportedElement, ExportedRelation, ExportedSystem } from './exported-system.ts';
import { xmlText } from './xml-text.ts';

const PROPERTIES = ['id', 'kind', 'technology', 'owner', 'zone', 'layer'] as const;

/** A model in the exchange format of ArchiMate 3, without views. */
export function writeArchiMate({ title, elements, relations }: ExportedSystem): string {
  const parts = elements.flatMap((parent) => parent.children.map((child) => ({ parent, child })));
  return `<?xml version="1.0" encoding="UTF-8"?>
<model xmlns="http://www.opengroup.org/xsd/archimate/3.0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.opengroup.org/xsd/archimate/3.0/ http://www.opengroup.org/xsd/archimate/3.1/archimate3_Model.xsd" identifier="id-model">
<name>${xmlText(title)}</name>
<elements>
${elements.map(elementXml).join('\n')}
</elements>
<relationships>
${[
  ...relations.map(relationXml),
  ...parts.map(({ parent, child }) =>
    relationshipXml(
      `id-part-${child.key}`,
      typeOf(parent) === typeOf(child) ? 'Composition' : 'Association',
      [parent, child],
    ),
  ),
].join('\n')}
</relationships>
<propertyDefinitions>
${PROPERTIES.map((name) => `<propertyDefinition identifier="property-${name}" type="string"><name>${name}</name></propertyDefinition>`).join('\n')}
</propertyDefinitions>
</model>
`.replace(/<relationships>\n\n<\/relationships>\n/u, '');
}

function elementXml(element: ExportedElement): string {
  const properties = PROPERTIES.flatMap((name) => {
    const value = element[name];
    return value === undefined
      ? []
      : [`<property propertyDefinitionRef="property-${name}"><value>${xmlText(value)}</value></property>`];
  });
  return `<element identifier="id-${element.key}" xsi:type="${typeOf(element)}"><name>${xmlText(element.title)}</name><properties>${properties.join('')}</properties></element>`;
}

function relationXml({ kind, from, to, label }: ExportedRelation, index: number): string {
  const id = `id-relation-${index}`;
  switch (kind) {
    case 'flow':
      return relationshipXml(id, 'Flow', [from, to], label);
    case 'realization':
      return relationshipXml(id, 'Realization', [from, to]);
    case 'hosting':
      // What runs something serves it.
      return relationshipXml(id, 'Serving', [to, from]);
  }
}

function relationshipXml(
  id: string,
  type: string,
  [source, target]: readonly [ExportedElement, ExportedElement],
  label?: string,
): string {
  const name = label === undefined ? '' : `<name>${xmlText(label)}</name>`;
  return `<relationship identifier="${id}" source="id-${source.key}" target="id-${target.key}" xsi:type="${type}">${name}</relationship>`;
}

/** The type of an element, by its layer and the words of its kind. */
function typeOf({ layer = '', kind = '', form }: ExportedElement): string {
  if (/business|métier/iu.test(layer)) {
    if (form === 'actor' || form === 'external') return 'BusinessActor';
    return /process/iu.test(kind) ? 'BusinessProcess' : 'BusinessFunction';
  }
  if (form === 'actor') return 'BusinessActor';
  if (/function|fonction/iu.test(layer)) return 'ApplicationFunction';
  if (/infra|technolog/iu.test(layer)) {
    if (/network|réseau/iu.test(kind)) return 'CommunicationNetwork';
    return form === 'store' || form === 'queue' ? 'SystemSoftware' : 'Node';
  }
  return 'ApplicationComponent';
}
