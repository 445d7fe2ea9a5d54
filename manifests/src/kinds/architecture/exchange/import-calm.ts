import { t } from '@vscode/l10n';
import type { ForeignImport } from '../../../core/contributions/foreign-import.ts';
import { ImportedModel } from './imported-model.ts';
import {
  idText,
  isMap,
  mapsIn,
  textOf,
  textsIn,
  type JsonMap,
} from '../../../formats/foreign/json-values.ts';

/** What a node of CALM is in a model: its kind, and its layer. */
const NODES: Readonly<Record<string, { readonly kind?: string; readonly layer?: string }>> = {
  service: { kind: 'service', layer: 'application' },
  actor: { kind: 'actor', layer: 'business' },
  database: { kind: 'datastore', layer: 'application' },
  system: { layer: 'application' },
  network: { kind: 'network', layer: 'infrastructure' },
};

/** True for an architecture of CALM. */
export function isCalm(value: JsonMap): boolean {
  return mapsIn(value['nodes']).some((node) => 'unique-id' in node);
}

/** Nodes and relationships; interfaces, controls, and business flows are left out, and said. */
export function importCalm(architecture: JsonMap): ForeignImport {
  const nodes = mapsIn(architecture['nodes']);
  const imported = new ImportedModel(textOf(architecture['name'] ?? architecture['title']) ?? 'CALM');
  for (const node of nodes) {
    const id = idText(node['unique-id']);
    const type = textOf(node['node-type']) ?? 'service';
    const known = NODES[type] ?? { kind: type };
    const facts = factsOf(node);
    imported.add(
      id,
      {
        title: textOf(node['name']) ?? id,
        description: textOf(node['description']),
        layer: textOf(facts['layer']) ?? known.layer,
        kind: textOf(facts['kind']) ?? known.kind,
        technology: textOf(facts['technology']),
        owner: textOf(facts['owner']),
        zone: textOf(facts['zone']),
      },
      id.split('.').at(-1),
    );
  }
  const relationships = mapsIn(architecture['relationships']);
  for (const relationship of relationships) relate(relationship, imported);
  const left: readonly (readonly [number, string])[] = [
    [nodes.filter((node) => mapsIn(node['interfaces']).length > 0).length, t('interfaces of nodes')],
    [
      [...nodes, ...relationships, architecture].filter((one) => isMap(one['controls'])).length,
      t('controls'),
    ],
    [mapsIn(architecture['flows']).length, t('business flows')],
  ];
  for (const [count, what] of left) imported.leaveOut(count, `${what} (${count})`);
  return imported.convert();
}

/** What Vitruve wrote there when it exported a model. */
function factsOf({ metadata }: JsonMap): JsonMap {
  return mapsIn(metadata)[0] ?? (isMap(metadata) ? metadata : {});
}

function relate(relationship: JsonMap, imported: ImportedModel): void {
  const id = idText(relationship['unique-id']);
  const type = isMap(relationship['relationship-type']) ? relationship['relationship-type'] : {};
  const fields = {
    description: textOf(relationship['description']),
    protocol: textOf(relationship['protocol'])?.toLowerCase(),
  };
  const { connects, interacts } = type;
  const [within, deployed] = [type['composed-of'], type['deployed-in']];
  if (isMap(connects)) imported.connect(endOf(connects['source']), endOf(connects['destination']), fields);
  else if (isMap(interacts))
    for (const node of textsIn(interacts['nodes']))
      imported.connect(idText(interacts['actor']), node, fields);
  else if (isMap(within))
    for (const node of textsIn(within['nodes'])) imported.put(node, idText(within['container']));
  else if (isMap(deployed))
    for (const node of textsIn(deployed['nodes'])) imported.host(node, idText(deployed['container']));
  else
    imported.lose(
      t('Relationship "{0}" is left out: its type is {1}', id, Object.keys(type).join(', ') || '–'),
    );
}

function endOf(end: unknown): string {
  return isMap(end) ? idText(end['node']) : idText(end);
}
