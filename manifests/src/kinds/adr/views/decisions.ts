import type { Entity } from '../../../graph/entity.ts';
import { pathWithin } from '../../../text/resource.ts';
import type { Source } from '../../../views/source.ts';
import { sourceOf } from '../../../views/source-of.ts';
import type { FolderContext } from '../../../views/view.ts';
import { STATUSES, type StatusName } from '../status.ts';

/** A decision as the views of a folder show it. */
export interface ShownDecision {
  readonly entity: Entity;
  /** `ADR-0012`; with the path of its file where several have that name. */
  readonly id: string;
  /** Relative to the folder. */
  readonly path: string;
  /** The name when it bears no title. */
  readonly title: string;
  readonly status: StatusName | 'unknown';
  /** `YYYY-MM-DD`. */
  readonly date?: string;
  readonly source: Source;
}

/** The decisions of a folder in the order of their paths, from what the graph knows of them. */
export function decisionsOf({ folder, graph }: FolderContext): readonly ShownDecision[] {
  const entities = graph.all('decision', folder);
  const names = new Set<string>();
  const shared = new Set<string>();
  for (const { name } of entities) (names.has(name) ? shared : names).add(name);
  return entities.map((entity) => {
    const { name, uri, span, extent, facts } = entity;
    const path = pathWithin(folder, uri);
    const [title, status, date] = [facts?.['title'], facts?.['status'], facts?.['date']];
    return {
      entity,
      id: shared.has(name) ? `${name} (${path})` : name,
      path,
      title: typeof title === 'string' ? title : name,
      status: STATUSES.find((known) => known === status) ?? 'unknown',
      ...(typeof date === 'string' ? { date } : {}),
      source: sourceOf(uri, span, extent),
    };
  });
}

/** `ADR-0012: Use PostgreSQL`; a record without a number is known by its title. */
export function decisionLabel({ entity, title }: ShownDecision): string {
  return entity.facts?.['number'] === undefined || title === entity.name ? title : `${entity.name}: ${title}`;
}
