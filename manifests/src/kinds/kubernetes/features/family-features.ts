import type { Completion } from '../../../core/contributions/completion.ts';
import type { HoverText } from '../../../core/contributions/hover.ts';
import type { Entity } from '../../../core/graph/entity.ts';
import { touches } from '../../../core/text/span.ts';
import { yamlCursor } from '../../../core/yaml/cursor.ts';
import { documentAt } from '../../../core/yaml/path-at.ts';
import type { KindContext } from '../../../core/kind.ts';
import { FAMILIES } from '../families/families.ts';
import type { Family } from '../families/family.ts';
import type { KubernetesModel, Resource } from '../resources/model.ts';

type Context = KindContext<KubernetesModel>;

/** What the family of the resource at a caret proposes there. */
export function completeInFamily(context: Context, offset: number): readonly Completion[] {
  const found = familyAt(context, offset);
  if (!found?.family.complete) return [];
  const { model, document } = context;
  const cursor = yamlCursor(document.getText(), documentAt(model.documents, offset), offset);
  return cursor ? found.family.complete(context, found.resource, cursor) : [];
}

/** What the family of a resource says of something in it. */
export function hoverInFamily(context: Context, offset: number): HoverText | undefined {
  const found = familyAt(context, offset);
  return found?.family.hover?.(context, found.resource, offset);
}

/** A family's description of what it declares. */
export function describeInFamily(context: Context, entity: Entity): string | undefined {
  const found = familyAt(context, entity.span.start);
  return found?.family.describe?.(context, found.resource, entity);
}

function familyAt(
  { model }: Context,
  offset: number,
): { readonly family: Family; readonly resource: Resource } | undefined {
  const resource = model.resources.findLast(({ root }) => touches(root.span, offset));
  const family = resource && FAMILIES.find((candidate) => candidate.owns(resource));
  return family && { family, resource };
}
