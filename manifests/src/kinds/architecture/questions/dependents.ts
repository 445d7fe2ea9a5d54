import { t } from '@vscode/l10n';
import type { CommandFolder } from '../../../core/contributions/command.ts';
import type { TerminalRun } from '../../../core/contributions/terminal-command.ts';
import { nameKey, type Entity, type EntityType, type Reference } from '../../../core/graph/entity.ts';
import { isWithin, pathWithin } from '../../../core/text/resource.ts';
import { isIn, systemsIn, type System } from '../../../formats/architecture/system.ts';
import { statePlace } from '../../../formats/architecture/system-in-state.ts';
import { decisionKey, decisionNumber } from '../../../formats/citations/mention.ts';
import { notAskedNotes, unknownState } from './asked.ts';

/** What may be asked about. */
const TYPES: readonly EntityType[] = [
  'element',
  'data-class',
  'zone',
  'role',
  'person',
  'decision',
  'risk',
  'resource',
];

interface Dependent {
  readonly type: EntityType;
  readonly id: string;
  readonly relation: string;
  readonly file: string;
}

/**
 * What names something: elements, flows and data of models, activities, risks. With a state, elements and flows of others are left
 * out. JSON: `dependents` with type, id, relation and file.
 */
export const dependents: TerminalRun = (folder, { name = '', state }) => {
  const { graph, root } = folder;
  const systems = systemsIn(graph, root, (uri) => isWithin(root, uri));
  const having = systems.filter((system) => state === undefined || statePlace(system, state) !== undefined);
  if (state !== undefined && having.length === 0)
    return {
      refused:
        systems.length === 0 ? t('No architecture model in this folder') : unknownState(systems, state),
    };
  const without = systems.filter((system) => !having.includes(system)).map((system) => system.name);
  const elsewhere = state === undefined ? new Set<Entity>() : entitiesOutside(systems, state);
  const number = decisionNumber(name);
  const keys = new Set([name, nameKey(name), ...(number === undefined ? [] : [decisionKey(number)])]);
  const named = TYPES.flatMap((type) => [...keys].flatMap((key) => graph.find(type, key, root)));
  if (named.length === 0) return { refused: t('Nothing in this folder is called "{0}"', name) };
  if (named.every((entity) => elsewhere.has(entity)))
    return { refused: t('The element "{0}" is not in the state "{1}"', name, state ?? '') };
  const found = new Map<string, Dependent>();
  for (const entity of named) {
    for (const reference of graph.referencesTo(entity)) {
      const dependent = holderOf(folder, reference, elsewhere);
      if (dependent)
        found.set(`${dependent.file} ${dependent.type} ${dependent.id} ${dependent.relation}`, dependent);
    }
  }
  const all = [...found.values()].sort((a, b) => (`${a.file} ${a.id}` < `${b.file} ${b.id}` ? -1 : 1));
  const lines = all.map(({ id, relation, file }) => `${id}: ${relation} (${file})`);
  return {
    lines: lines.length > 0 ? lines : [t('Nothing depends on "{0}"', name)],
    json: {
      name,
      ...(state !== undefined && { state }),
      dependents: all,
      ...(without.length > 0 && { notAsked: without }),
    },
    notes: notAskedNotes(without),
  };
};

/** Elements and flows that are not in a state; all of a model that does not have it. */
function entitiesOutside(systems: readonly System[], state: string): ReadonlySet<Entity> {
  return new Set(
    systems.flatMap((system) => {
      const place = statePlace(system, state);
      return [...system.elements.values(), ...system.flows]
        .filter((item) => place === undefined || !isIn(item, place))
        .map(({ entity }): Entity => entity);
    }),
  );
}

/** The smallest entity that contains a reference; undefined for one of `elsewhere`. */
function holderOf(
  { graph, root }: CommandFolder,
  { uri, span, relation }: Reference,
  elsewhere: ReadonlySet<Entity>,
): Dependent | undefined {
  if (!isWithin(root, uri) || relation === 'within' || relation === 'parent') return undefined;
  const around = graph
    .declaredIn(uri)
    .filter(
      ({ type, extent }) => type !== 'architecture' && extent.start <= span.start && span.end <= extent.end,
    );
  const [holder] = around.sort(
    (a: Entity, b: Entity) => a.extent.end - a.extent.start - (b.extent.end - b.extent.start),
  );
  if (!holder || elsewhere.has(holder)) return undefined;
  return { type: holder.type, id: holder.key, relation, file: pathWithin(root, uri) };
}
