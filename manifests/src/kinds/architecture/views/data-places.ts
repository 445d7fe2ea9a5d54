import type { Source } from '../../../core/views/source.ts';
import type { System } from '../../../formats/architecture/system.ts';
import type { SystemElement } from '../../../formats/architecture/system-elements.ts';
import type { SystemFlow } from '../../../formats/architecture/system-flows.ts';
import { flowSource } from './system-drawing.ts';
import { declaredAt } from './table-parts.ts';

/** One place where data of a class is. */
export interface DataPlace {
  readonly use: 'stored' | 'created' | 'sent';
  /** Who stores, creates or sends it. */
  readonly element: string;
  /** Who receives what is sent. */
  readonly to?: string;
  readonly flow?: SystemFlow;
  readonly source: Source;
}

/** Where each data class is stored and created, and between which elements it is sent, by its name. */
export function placesOf(system: System): ReadonlyMap<string, readonly DataPlace[]> {
  const places = new Map<string, DataPlace[]>();
  const add = (name: string, place: DataPlace): void => {
    const list = places.get(name);
    if (list) list.push(place);
    else places.set(name, [place]);
  };
  for (const element of system.elements.values()) {
    for (const name of Object.keys(element.facts.stores)) add(name, placeIn(element, 'stored'));
    for (const name of Object.keys(element.facts.creates)) add(name, placeIn(element, 'created'));
  }
  for (const flow of system.flows)
    for (const name of Object.keys(flow.facts.data))
      for (const [element, to] of waysOf(flow))
        add(name, { use: 'sent', element, to, flow, source: flowSource(flow) });
  return places;
}

function placeIn(element: SystemElement, use: 'stored' | 'created'): DataPlace {
  return { use, element: element.id, source: declaredAt(element) };
}

/** From where to where the data of a flow goes. */
export function waysOf({
  from,
  to,
  facts: { direction },
}: SystemFlow): readonly (readonly [from: string, to: string])[] {
  if (direction === 'forward') return [[from, to]];
  return direction === 'back'
    ? [[to, from]]
    : [
        [from, to],
        [to, from],
      ];
}
