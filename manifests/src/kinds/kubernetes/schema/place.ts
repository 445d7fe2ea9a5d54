import type { ObjectShape, Shape } from './shape.ts';

interface Owner {
  readonly shape: ObjectShape;
  /** The key that leads to it from the one before. */
  readonly key: string;
}

/** Levels below an object that are searched, and objects that are looked at in all. */
const MAX_DEPTH = 4;
const MAX_OBJECTS = 200;

/**
 * Where a field belongs that is in the wrong object: further up, or further down. The nearest place wins; what is below comes
 * before what is above.
 * @param owners the objects that enclose it, the resource first.
 * @returns keys from the resource, `spec.template.spec`; undefined when no object nearby has such a field.
 */
export function placeOf(name: string, owners: readonly Owner[]): string | undefined {
  const own = owners.at(-1);
  if (!own || name === 'apiVersion' || name === 'kind') return undefined;
  const path = owners.slice(1).map(({ key }) => key);
  const below = pathTo(name, own.shape);
  if (below) return [...path, ...below].join('.');
  for (let up = owners.length - 2; up >= 0; up--) {
    const owner = owners[up];
    if (owner?.shape.fields.has(name)) return path.slice(0, up).join('.');
  }
  return undefined;
}

function pathTo(name: string, shape: ObjectShape): readonly string[] | undefined {
  let level: { readonly shape: ObjectShape; readonly path: readonly string[] }[] = [{ shape, path: [] }];
  const seen = new Set<ObjectShape>([shape]);
  for (let depth = 0; depth < MAX_DEPTH && seen.size < MAX_OBJECTS; depth++) {
    const next: typeof level = [];
    for (const at of level) {
      for (const [key, field] of at.shape.fields) {
        const object = objectIn(field.shape);
        if (!object || seen.has(object) || key === 'status') continue;
        seen.add(object);
        const path = [...at.path, field.shape.type === 'list' ? `${key}[]` : key];
        if (object.fields.has(name)) return path;
        next.push({ shape: object, path });
      }
    }
    level = next;
  }
  return undefined;
}

function objectIn(shape: Shape): ObjectShape | undefined {
  if (shape.type === 'list') return objectIn(shape.items);
  return shape.type === 'object' ? shape : undefined;
}
