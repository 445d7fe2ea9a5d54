import { t } from '@vscode/l10n';
import { counted } from '../../../core/language.ts';
import { cellItem, column, textCell } from '../../../core/views/table-cells.ts';
import type { CellItem, TableCell, TableRow, TableSection } from '../../../core/views/table.ts';
import type { DocumentView } from '../../../core/views/view.ts';
import type { DataClassFacts } from '../../../formats/architecture/entity-types.ts';
import { systemOf, type System } from '../../../formats/architecture/system.ts';
import { elementForm } from '../element-form.ts';
import { isEncrypted } from '../flow-encryption.ts';
import type { ArchitectureModel } from '../model.ts';
import { placesOf, type DataPlace } from './data-places.ts';
import { asked, declaredAt, elementItem, statesOf, zoneName } from './table-parts.ts';

/** The record of processing activities (GDPR, article 30), and where card data is (PCI DSS 12.5.2): what the model declares, and what is missing. */
export const registerView: DocumentView<ArchitectureModel> = {
  id: 'architecture/register',
  scope: 'document',
  title: () => t('Data protection register'),
  concerns: ({ architecture }) => (architecture?.data.length ?? 0) > 0,
  build({ model: { architecture }, document: { uri }, graph }) {
    if (!architecture) return undefined;
    const system = systemOf(graph, uri, architecture.name);
    if (system.data.size === 0) return undefined;
    const places = placesOf(system);
    const classes = classesSection(system, places);
    const missing = classes.rows.flatMap(({ cells }) =>
      cells.flatMap(({ items }) => items.filter(({ tone }) => tone === 'bad')),
    ).length;
    const personal = [...system.data.values()].filter(({ facts }) => isPersonal(facts)).length;
    const notes = [
      [
        counted(system.data.size, '{0} data class', '{0} data classes'),
        t('{0} with personal data', personal),
        counted(missing, '{0} entry missing', '{0} entries missing'),
      ].join(', '),
    ];
    return { type: 'table', table: { notes, sections: [classes, placesSection(system, places)] } };
  },
};

function isPersonal({ kinds }: DataClassFacts): boolean {
  return Object.hasOwn(kinds, 'pii') || Object.hasOwn(kinds, 'pii-special');
}

function isCard({ kinds }: DataClassFacts): boolean {
  return Object.hasOwn(kinds, 'pci-chd') || Object.hasOwn(kinds, 'pci-sad');
}

function listed(text: string | undefined): readonly string[] {
  return text === undefined ? [] : [text];
}

/** One row for each data class. */
function classesSection(system: System, places: ReadonlyMap<string, readonly DataPlace[]>): TableSection {
  const columns = [
    column('data', t('Data')),
    column('class', t('Class')),
    column('kinds', t('Kinds')),
    column('purpose', t('Purpose')),
    column('legal-basis', t('Legal basis')),
    column('subjects', t('Data subjects')),
    column('retention', t('Retention')),
    column('owner', t('Owner')),
    column('assessment', t('Impact assessment')),
    column('stored', t('Stored in')),
    column('processed', t('Processed by')),
    column('zones', t('Zones')),
    column('recipients', t('External recipients')),
    column('transfers', t('Transfers')),
  ];
  const rows = [...system.data].map(([name, { entity, facts }]): TableRow => {
    const source = declaredAt({ entity });
    const used = places.get(name) ?? [];
    const personal = isPersonal(facts);
    const need = (texts: readonly string[], isNeeded: boolean): TableCell => asked(texts, isNeeded, source);
    const stores = used.filter(({ use }) => use === 'stored').map(({ element }) => element);
    const elements = [
      ...new Set(used.flatMap(({ element, to }) => (to === undefined ? [element] : [element, to]))),
    ];
    const nowhere = textCell(t('nowhere in the model'), source, 'attention');
    return {
      id: name,
      source,
      cells: [
        textCell(entity.detail ?? name, source),
        need(listed(facts.class), personal || isCard(facts)),
        textCell(Object.keys(facts.kinds).join(', ')),
        need(listed(facts.purpose), personal),
        need(listed(facts.legalBasis), personal),
        need(Object.keys(facts.subjects), personal),
        need(listed(facts.retention), personal || Object.hasOwn(facts.kinds, 'pci-chd')),
        need(listed(facts.owner), personal || isCard(facts)),
        need(listed(facts.assessment), Object.hasOwn(facts.kinds, 'pii-special')),
        used.length === 0 ? nowhere : storesCell(system, stores),
        elementsCell(
          system,
          elements.filter((id) => !stores.includes(id)),
        ),
        textCell([...new Set(elements.flatMap((id) => zoneOf(system, id) ?? []))].join(', ')),
        elementsCell(
          system,
          elements.filter((id) => isExternal(system, id)),
        ),
        textCell(
          Object.entries(facts.transfers)
            .map(([region, guarantee]) => (guarantee === '' ? region : `${region}: ${guarantee}`))
            .join('; '),
        ),
      ],
    };
  });
  return { id: 'classes', title: t('Data classes'), notes: [], columns, rows };
}

function elementsCell(system: System, ids: readonly string[]): TableCell {
  return { items: ids.map((id) => elementItem(system, id)) };
}

/** Elements, each with the states that it is in where those are not all. */
function storesCell(system: System, ids: readonly string[]): TableCell {
  return {
    items: ids.map((id) => {
      const item = elementItem(system, id);
      const element = system.elementOf(id);
      const states = element && statesOf(system, element);
      return states === undefined ? item : { ...item, text: `${item.text} (${states})` };
    }),
  };
}

function zoneOf(system: System, id: string): string | undefined {
  const element = system.elementOf(id);
  return element && zoneName(system, element);
}

function isExternal(system: System, id: string): boolean {
  const element = system.elementOf(id);
  return element !== undefined && elementForm(element.facts) === 'external';
}

/** One row for each place where a data class is stored, created or goes through. */
function placesSection(system: System, places: ReadonlyMap<string, readonly DataPlace[]>): TableSection {
  const hasStates = system.states.length > 1;
  const columns = [
    column('element', t('Element')),
    column('use', t('Use')),
    ...(hasStates ? [column('states', t('States'))] : []),
    column('zone', t('Zone')),
    column('region', t('Region')),
    column('other', t('To')),
    column('other-zone', t('Recipient zone')),
    column('protocol', t('Protocol')),
    column('protection', t('Encryption'), 'status'),
  ];
  const rows = [...system.data].flatMap(([name, { entity, facts }]) =>
    (places.get(name) ?? []).map((place, index): TableRow => {
      const element = system.elementOf(place.element);
      const zone = element && system.zoneOf(element);
      return {
        id: `${name} ${index}`,
        group: entity.detail ?? name,
        source: place.source,
        cells: [
          { items: [elementItem(system, place.element)] },
          textCell(useText(place.use), place.source),
          ...(hasStates ? [textCell(placeStates(system, place), place.source)] : []),
          textCell(element && zoneName(system, element)),
          textCell(zone?.region),
          place.to === undefined ? textCell(undefined) : elementsCell(system, [place.to]),
          textCell(place.to === undefined ? undefined : zoneOf(system, place.to)),
          textCell(place.flow?.facts.protocol),
          { items: protection(system, place, isPersonal(facts) || isCard(facts)) },
        ],
      };
    }),
  );
  return { id: 'places', title: t('Data locations'), notes: [], columns, rows };
}

/** When the data is there: as long as the flow that sends it, or the element. */
function placeStates(system: System, { flow, element }: DataPlace): string {
  const item = flow ?? system.elementOf(element);
  return (item && statesOf(system, item)) ?? t('all');
}

function useText(use: DataPlace['use']): string {
  switch (use) {
    case 'stored':
      return t('stored');
    case 'created':
      return t('created');
    case 'sent':
      return t('sent');
  }
}

/** How data is encrypted there; what the model does not say is unknown, which is not the same as not encrypted. */
function protection(
  system: System,
  { use, flow, element }: DataPlace,
  isProtected: boolean,
): readonly CellItem[] {
  if (use === 'created') return [];
  const encryption = system.elementOf(element)?.facts.encryption;
  const encrypted = flow
    ? isEncrypted(flow.facts)
    : encryption === undefined
      ? undefined
      : encryption !== 'none';
  if (encrypted === undefined)
    return [cellItem(t('not declared'), undefined, isProtected ? 'attention' : 'muted')];
  if (!encrypted) return [cellItem(t('none'), undefined, isProtected ? 'bad' : 'attention')];
  return [cellItem(flow ? t('in transit') : (encryption ?? ''), undefined, 'good')];
}
