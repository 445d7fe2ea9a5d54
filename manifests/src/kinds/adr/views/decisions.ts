import type { Entity } from '../../../core/graph/entity.ts';
import { isWithin, pathWithin } from '../../../core/text/resource.ts';
import type { Source } from '../../../core/views/source.ts';
import { sourceOf } from '../../../core/views/source-of.ts';
import type { FolderContext } from '../../../core/views/view.ts';
import { STATUSES, type StatusName } from '../../../formats/citations/status.ts';

/** A decision as the views of a folder show it. */
export interface ShownDecision {
  readonly entity: Entity;
  /** `ADR-0012`; with its directory where other directories have one, with its file where that directory has another. */
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
  const entities = graph.all('decision', folder).filter(({ uri }) => isWithin(folder, uri));
  const names = repeated(entities.map(({ name }) => name));
  const places = repeated(
    entities.filter(({ name }) => names.has(name)).map(({ name, uri }) => `${name} ${directoryOf(uri)}`),
  );
  return entities.map((entity) => {
    const { name, uri, span, extent, facts } = entity;
    const path = pathWithin(folder, uri);
    const [title, status, date] = [facts?.title, facts?.status, facts?.date];
    const place = places.has(`${name} ${directoryOf(uri)}`) ? path : directoryOf(path);
    return {
      entity,
      id: names.has(name) ? `${name} (${place === '' ? '.' : place})` : name,
      path,
      title: typeof title === 'string' ? title : name,
      status: STATUSES.find((known) => known === status) ?? 'unknown',
      ...(typeof date === 'string' ? { date } : {}),
      source: sourceOf(uri, span, extent),
    };
  });
}

/** The path of the directory that a file is in; empty for one without. */
export function directoryOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function repeated(texts: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(texts.filter((text) => seen.size === seen.add(text).size));
}

/** `ADR-0012: Use PostgreSQL`; a record without a number is known by its title. */
export function decisionLabel({ entity, title }: ShownDecision): string {
  return entity.facts?.number === undefined || title === entity.name ? title : `${entity.name}: ${title}`;
}
