import { groupedBy } from '../../../core/grouped.ts';
import { levelOf, withinOf } from './c4.ts';
import type { ExportedElement, ExportedRelation, ExportedSystem } from './exported-system.ts';

const LEVEL_TAGS = {
  person: 'Element,Person',
  system: 'Element,Software System',
  container: 'Element,Container',
  component: 'Element,Component',
} as const;

/** A workspace of Structurizr as JSON, with a view of each level, laid out by Structurizr. */
export function writeStructurizr({ name, title, roots, elements, relations }: ExportedSystem): string {
  const ids = new Map(elements.map(({ key }, index) => [key, String(index + 1)]));
  const all = withImplied(relations).map((link, index): IdentifiedLink => ({
    ...link,
    id: String(elements.length + index + 1),
  }));
  const idOf = (element: ExportedElement): string => ids.get(element.key) ?? '';
  const bySource = groupedBy(all, ({ from }) => from);
  /** The ids of relations themselves, which others follow from. */
  const first = new Map(all.slice(0, relations.length).map(({ relation, id }) => [relation, id]));
  const beside = relatedRoots(relations);
  const shown = (within: readonly ExportedElement[]): object => {
    const isShown = new Set(within);
    return {
      elements: within.map((element) => ({ id: idOf(element) })),
      relationships: within
        .flatMap((element) => bySource.get(element) ?? [])
        .flatMap(({ id, to }) => (isShown.has(to) ? [{ id }] : [])),
    };
  };
  const item = (element: ExportedElement): object => {
    const level = levelOf(element);
    const within = withinOf(element).map(item);
    const inside = { system: 'containers', container: 'components', person: '', component: '' }[level];
    const relationships = (bySource.get(element) ?? []).map((link) => relationOf(link, first, idOf));
    const isTechnical = level === 'container' || level === 'component';
    return {
      id: idOf(element),
      name: element.title,
      ...(isTechnical && element.technology !== undefined ? { technology: element.technology } : {}),
      tags: [LEVEL_TAGS[level], ...tagsOf(element)].join(','),
      ...(element.layer === undefined || element.parent ? {} : { group: element.layer }),
      ...(level === 'system' && element.form === 'external' ? { location: 'External' } : {}),
      properties: propertiesOf(element),
      ...(relationships.length > 0 ? { relationships } : {}),
      ...(within.length > 0 ? { [inside]: within } : {}),
    };
  };
  const ofLevel = (level: string): readonly object[] =>
    roots.filter((root) => levelOf(root) === level).map(item);
  const layout = { automaticLayout: { implementation: 'Graphviz', rankDirection: 'TopBottom' } };
  return `${JSON.stringify(
    {
      name: title,
      properties: { 'vitruve.model': name },
      model: { people: ofLevel('person'), softwareSystems: ofLevel('system') },
      views: {
        systemLandscapeViews: [
          { key: 'landscape', enterpriseBoundaryVisible: false, ...layout, ...shown(roots) },
        ],
        containerViews: roots
          .filter((root) => root.children.length > 0)
          .map((root) => ({
            ...{ key: `containers-${root.key}`, softwareSystemId: idOf(root), ...layout },
            ...shown([...root.children, ...(beside.get(root) ?? [])]),
          })),
      },
    },
    undefined,
    2,
  )}\n`;
}

/** A relation, or what follows from one for the elements that its ends are in. */
interface Link extends Pick<ExportedRelation, 'from' | 'to'> {
  readonly relation: ExportedRelation;
}

interface IdentifiedLink extends Link {
  readonly id: string;
}

/** Relations with those that follow from them, as Structurizr draws them between what contains their ends: one for each pair. */
function withImplied(relations: readonly ExportedRelation[]): readonly Link[] {
  const links: Link[] = relations.map((relation) => ({ from: relation.from, to: relation.to, relation }));
  const pairs = new Set(links.map(({ from, to }) => `${from.key} ${to.key}`));
  for (const relation of relations)
    for (const from of withOuter(relation.from))
      for (const to of withOuter(relation.to)) {
        const pair = `${from.key} ${to.key}`;
        if (pairs.has(pair) || withOuter(from).includes(to) || withOuter(to).includes(from)) continue;
        pairs.add(pair);
        links.push({ from, to, relation });
      }
  return links;
}

/** An element with those that it is in. */
function withOuter(element: ExportedElement): readonly ExportedElement[] {
  return [element, ...(element.parent ? withOuter(element.parent) : [])];
}

/** The roots that something in each root is related to, directly. */
function relatedRoots(
  relations: readonly ExportedRelation[],
): ReadonlyMap<ExportedElement, ReadonlySet<ExportedElement>> {
  const related = new Map<ExportedElement, Set<ExportedElement>>();
  const relate = (element: ExportedElement, other: ExportedElement): void => {
    const root = rootOf(element);
    if (other.parent || other === root) return;
    const known = related.get(root);
    if (known) known.add(other);
    else related.set(root, new Set([other]));
  };
  for (const { from, to } of relations) {
    relate(from, to);
    relate(to, from);
  }
  return related;
}

function rootOf(element: ExportedElement): ExportedElement {
  return element.parent ? rootOf(element.parent) : element;
}

function relationOf(
  { id, from, to, relation }: IdentifiedLink,
  firsts: ReadonlyMap<ExportedRelation, string>,
  idOf: (element: ExportedElement) => string,
): object {
  const { label, protocol, isSync, kind, data } = relation;
  const first = firsts.get(relation);
  return {
    ...{ id, sourceId: idOf(from), destinationId: idOf(to), description: label },
    ...(protocol === undefined ? {} : { technology: protocol }),
    ...(kind === 'flow' ? { interactionStyle: isSync ? 'Synchronous' : 'Asynchronous' } : {}),
    ...(first === id || first === undefined ? {} : { linkedRelationshipId: first }),
    tags: ['Relationship', ...(kind === 'flow' ? [] : [kind])].join(','),
    ...(data.length > 0 ? { properties: { 'vitruve.data': data.join(', ') } } : {}),
  };
}

function tagsOf({ kind, form }: ExportedElement): readonly string[] {
  const own = kind?.replaceAll(',', ' ').trim() ?? '';
  return [...(own === '' ? [] : [own]), ...(form === 'store' ? ['Database'] : [])];
}

function propertiesOf({ id, owner, zone, layer }: ExportedElement): Readonly<Record<string, string>> {
  return {
    'vitruve.id': id,
    ...(owner === undefined ? {} : { owner }),
    ...(zone === undefined ? {} : { zone }),
    ...(layer === undefined ? {} : { layer }),
  };
}
