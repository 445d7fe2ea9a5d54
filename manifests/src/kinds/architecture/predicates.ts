import { isMap, isScalar, itemsOf, scalarsOf, valueOf, type YamlMap } from '../../core/yaml/node.ts';
import { fits } from '../../formats/architecture/fits.ts';
import type { SystemElement } from '../../formats/architecture/system-elements.ts';
import type { Item } from './model.ts';

/** True for an element that a view includes, by any of its predicates, and does not exclude. */
export function isShown(element: SystemElement, { node }: Pick<Item, 'node'>): boolean {
  const include = itemsOf(valueOf(node, 'include')).filter(isMap);
  const exclude = itemsOf(valueOf(node, 'exclude')).filter(isMap);
  const meets = (predicate: YamlMap): boolean => fulfills(element, predicate);
  return (include.length === 0 || include.some(meets)) && !exclude.some(meets);
}

/** True when an element has one of the given values for every key. A key that is not known fits nothing. */
export function fulfills(element: SystemElement, { pairs }: YamlMap): boolean {
  return pairs.every(({ key, value }) => {
    const own = valuesOf(element, key.text);
    const asked = isScalar(value) ? [value] : scalarsOf(value);
    return asked.some(({ text }) => own.some((one) => fits(one, text)));
  });
}

function valuesOf({ id, layer, zone, owner, facts }: SystemElement, key: string): readonly string[] {
  const inherited: Readonly<Record<string, string | undefined>> = { id, layer, zone, owner };
  const value = Object.hasOwn(inherited, key)
    ? inherited[key]
    : (facts as unknown as Record<string, unknown>)[key];
  if (typeof value === 'object' && value !== null) return Object.keys(value);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? [String(value)]
    : [];
}
