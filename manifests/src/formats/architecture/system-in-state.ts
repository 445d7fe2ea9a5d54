import { isIn, type System } from './system.ts';

/** The place of a state in the list of a model; undefined for one that the model does not declare: that of a model without states has no name. */
export function statePlace({ states }: System, name: string): number | undefined {
  const place = states.findIndex((state) => state.entity !== undefined && state.name === name);
  return place === -1 ? undefined : place;
}

/** A model as it is in one state: what is not in it is left out. @param place of the state in the list. */
export function systemInState(system: System, place: number): System {
  return {
    ...system,
    current: place,
    // What is computed of the whole model is another.
    lineage: {},
    elements: new Map([...system.elements].filter(([, element]) => isIn(element, place))),
    flows: system.flows.filter((flow) => isIn(flow, place)),
    childrenOf: (id) =>
      system.childrenOf(id).filter((child) => {
        const element = system.elements.get(child);
        return element !== undefined && isIn(element, place);
      }),
  };
}
