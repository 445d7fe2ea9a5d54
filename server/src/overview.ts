import type { Workspace } from '@vitruve/manifests/core/workspace/workspace';
import { rangeOf } from '@vitruve/manifests/core/features/conversion';
import type { Entity } from '@vitruve/manifests/core/graph/entity';
import { nameKey } from '@vitruve/manifests/core/graph/entity';
import type { DecisionItem, Overview, ResponsibilityItem, RiskItem, RoleItem } from './protocol.ts';

const STATUSES = ['draft', 'proposed', 'accepted', 'rejected', 'deprecated', 'superseded'] as const;

/** Decisions, responsibilities and risks of the whole workspace, from what the graph knows: no document is read. */
export function overview(workspace: Workspace): Overview {
  const entities = workspace.manifests().flatMap((uri) => workspace.factsOf(uri)?.entities ?? []);
  const of = (type: Entity['type']): Entity[] => entities.filter((entity) => entity.type === type);
  return {
    decisions: of('decision').map((entity) => decisionItem(workspace, entity)),
    roles: roleItems(workspace, of('role'), of('activity')),
    risks: of('risk')
      .map((entity) => riskItem(workspace, entity))
      .sort((a, b) => (b.criticality ?? -1) - (a.criticality ?? -1)),
  };
}

function placeOf(workspace: Workspace, { uri, span }: Entity): Pick<DecisionItem, 'uri' | 'range'> {
  const document = workspace.document(uri);
  const start = { line: 0, character: 0 };
  return { uri, range: document ? rangeOf(document, span) : { start, end: start } };
}

function decisionItem(workspace: Workspace, entity: Entity): DecisionItem {
  const { title, status, date } = entity.facts ?? {};
  const known = STATUSES.find((candidate) => candidate === status);
  return {
    ...placeOf(workspace, entity),
    id: entity.name,
    title: typeof title === 'string' ? title : entity.name,
    status: known ?? 'unknown',
    ...(typeof date === 'string' ? { date } : {}),
  };
}

function roleItems(
  workspace: Workspace,
  roles: readonly Entity[],
  activities: readonly Entity[],
): RoleItem[] {
  const carried = new Map<string, ResponsibilityItem[]>();
  for (const activity of activities) {
    const { holders } = activity.facts ?? {};
    if (typeof holders !== 'object') continue;
    for (const [role, letters] of Object.entries(holders)) {
      const key = nameKey(role);
      const items = carried.get(key) ?? [];
      items.push({ ...placeOf(workspace, activity), activity: activity.name, letters });
      carried.set(key, items);
    }
  }
  const byKey = new Map(roles.map((role) => [role.key, role]));
  return [...byKey.values()]
    .map((role) => ({
      ...placeOf(workspace, role),
      name: role.name,
      responsibilities: carried.get(role.key) ?? [],
    }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

function riskItem(workspace: Workspace, entity: Entity): RiskItem {
  const { title, criticality, actionPriority, threshold } = entity.facts ?? {};
  const priority =
    actionPriority === 'H' || actionPriority === 'M' || actionPriority === 'L' ? actionPriority : undefined;
  return {
    ...placeOf(workspace, entity),
    id: entity.name,
    title: typeof title === 'string' ? title : entity.name,
    aboveThreshold:
      typeof criticality === 'number' && typeof threshold === 'number' && criticality >= threshold,
    ...(typeof criticality === 'number' ? { criticality } : {}),
    ...(priority === undefined ? {} : { actionPriority: priority }),
  };
}
