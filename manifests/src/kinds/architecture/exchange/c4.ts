import type { ExportedElement } from './exported-system.ts';

/** The levels of the C4 model. */
export type C4Level = 'person' | 'system' | 'container' | 'component';

/**
 * The level of an element: actors at the top are persons, others systems; within them are containers, and within those components. The C4
 * model ends there: what is deeper is a component beside the one that it is in.
 */
export function levelOf(element: ExportedElement): C4Level {
  const depth = depthOf(element);
  if (depth === 0) return element.form === 'actor' && element.children.length === 0 ? 'person' : 'system';
  return depth === 1 ? 'container' : 'component';
}

/** Elements directly within one, as the C4 model has them: a container has all that is below it. */
export function withinOf(element: ExportedElement): readonly ExportedElement[] {
  return levelOf(element) === 'container' ? below(element) : depthOf(element) > 1 ? [] : element.children;
}

/** Elements that are deeper than the C4 model goes. */
export function tooDeep(elements: readonly ExportedElement[]): readonly ExportedElement[] {
  return elements.filter((element) => depthOf(element) > 2);
}

function below({ children }: ExportedElement): readonly ExportedElement[] {
  return children.flatMap((child) => [child, ...below(child)]);
}

function depthOf({ parent }: ExportedElement): number {
  return parent === undefined ? 0 : depthOf(parent) + 1;
}
