import type { Entity, Reference } from '../graph/entity.ts';
import { touches, type Span } from '../text/span.ts';
import { fileNamed } from './file-named.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** The name under a caret: what it declares or refers to. */
export interface NameAt {
  readonly span: Span;
  /** The declarations that the name means; empty when it dangles. */
  readonly entities: readonly Entity[];
  readonly reference?: Reference;
}

/** The narrowest name at an offset, a declaration before a reference of the same width. */
export function nameAt(workspace: Workspace, uri: string, offset: number): NameAt | undefined {
  const facts = workspace.factsOf(uri);
  const entity = narrowest(facts?.entities, offset);
  const reference = narrowest(facts?.references, offset);
  if (reference && (!entity || width(reference.span) < width(entity.span))) {
    return referenceAt(workspace, uri, offset);
  }
  return entity && { span: entity.span, entities: sameAs(workspace, entity) };
}

/** The narrowest reference at an offset, whatever is declared there. */
export function referenceAt(workspace: Workspace, uri: string, offset: number): NameAt | undefined {
  const references = workspace.factsOf(uri)?.references ?? [];
  const reference = narrowest(references, offset);
  if (!reference) return undefined;
  const named = ofSamePlace(workspace, references, reference);
  return { span: reference.span, entities: workspace.graph.resolve(named), reference: named };
}

/** Of references at one place, which name one thing under several addresses, the first that leads somewhere. */
function ofSamePlace(workspace: Workspace, references: readonly Reference[], first: Reference): Reference {
  const { start, end } = first.span;
  return (
    references.find(
      (reference) =>
        reference.span.start === start &&
        reference.span.end === end &&
        (workspace.graph.resolve(reference).length > 0 || fileNamed(workspace, reference).length > 0),
    ) ?? first
  );
}

/** Things and what the same characters declare besides: a port, and what monitors see of it. */
export function sharingCharacters(workspace: Workspace, entities: readonly Entity[]): readonly Entity[] {
  return entities.flatMap((entity) =>
    workspace.graph
      .declaredIn(entity.uri)
      .filter(({ span }) => span.start === entity.span.start && span.end === entity.span.end),
  );
}

/** The entity itself, first, and the declarations elsewhere of the same thing. */
function sameAs(workspace: Workspace, entity: Entity): readonly Entity[] {
  const declared = workspace.graph.resolve({ ...entity, types: [entity.type], relation: 'declares' });
  return [entity, ...declared.filter((other) => other !== entity && declared.includes(entity))];
}

function narrowest<Item extends { span: Span }>(
  items: readonly Item[] | undefined,
  offset: number,
): Item | undefined {
  let best: Item | undefined;
  for (const item of items ?? []) {
    if (touches(item.span, offset) && (!best || width(item.span) < width(best.span))) best = item;
  }
  return best;
}

function width({ start, end }: Span): number {
  return end - start;
}
