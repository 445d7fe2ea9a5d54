import type { System } from '../system.ts';
import type { SystemElement } from '../system-elements.ts';
import type { SystemFlow } from '../system-flows.ts';
import { isPlainMap, type Plain } from './check.ts';
import { elementValues, flowValues } from './properties.ts';

/** What a model says of something that a selector or a requirement asks for. */
export interface AskedValue {
  /** `encryption`, `to.zone.pci`. */
  readonly key: string;
  /** Undefined where the model does not say. */
  readonly values: readonly string[] | undefined;
}

/** What the model says of an element or a flow, for each key that is asked; of a text, its id. */
export function askedValues(
  system: System,
  item: SystemElement | SystemFlow,
  asked: Plain,
): readonly AskedValue[] {
  if (!('from' in item)) return ofElement(system, item, asked);
  if (!isPlainMap(asked)) return [];
  return Object.entries(asked).flatMap(([key, value]) => {
    if (key !== 'from' && key !== 'to') return [{ key, values: flowValues(system, item, key) }];
    const end = system.elementOf(item[key]);
    if (!end || !isPlainMap(value) || 'not' in value) return [{ key, values: [item[key]] }];
    return ofElement(system, end, value).map((one) => ({ ...one, key: `${key}.${one.key}` }));
  });
}

function ofElement(system: System, element: SystemElement, asked: Plain): readonly AskedValue[] {
  if (!isPlainMap(asked) || 'not' in asked) return [{ key: 'id', values: [element.id] }];
  return Object.keys(asked).map((key) => ({
    key,
    values: key === 'id' ? [element.id] : elementValues(system, element, key),
  }));
}
