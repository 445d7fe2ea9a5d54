import { t } from '@vscode/l10n';
import {
  itemsOf,
  isMap,
  isScalar,
  scalarOf,
  scalarsOf,
  valueOf,
  type YamlMap,
} from '../../../core/yaml/node.ts';
import type { DiagramChoice, DiagramFilter } from '../../../core/views/diagram.ts';
import {
  isIn,
  type System,
  type SystemElement,
  type SystemFlow,
} from '../../../formats/architecture/system.ts';
import type { Architecture, Item } from '../model.ts';

/** What is drawn: the ids of nodes, and the flows of edges by their places. */
export interface Drawn {
  readonly nodes: readonly string[];
  readonly flows: ReadonlyMap<number, SystemFlow>;
}

/** The parts of a picture of a system: its views, its states, its layers. Those that leave no choice are not offered. */
export function systemFilters(
  system: System,
  architecture: Architecture,
  drawn: Drawn,
): readonly DiagramFilter[] {
  return [
    viewFilter(system, architecture, drawn),
    stateFilter(system, drawn),
    layerFilter(system, drawn),
  ].filter(({ choices, id }) => choices.length > (id === 'view' ? 0 : 1));
}

function viewFilter(system: System, { views }: Architecture, { nodes }: Drawn): DiagramFilter {
  return {
    id: 'view',
    label: t('View'),
    all: t('Whole system'),
    choices: views.map((view) => ({
      value: view.id,
      label: scalarOf(view.node, 'title')?.text ?? view.id,
      nodes: nodes.filter((id) => {
        const element = system.elementOf(id);
        return element !== undefined && isShown(element, view);
      }),
    })),
  };
}

function stateFilter(system: System, { nodes, flows }: Drawn): DiagramFilter {
  const { states, current } = system;
  const named = states.filter(({ name }) => name !== '');
  return {
    id: 'state',
    label: t('State'),
    all: t('All states'),
    choices: named.map(({ name, facts }, state): DiagramChoice => ({
      value: name,
      label: facts?.title ?? name,
      nodes: nodes.filter((id) => {
        const element = system.elementOf(id);
        return element !== undefined && isIn(element, state);
      }),
      edges: [...flows].filter(([, flow]) => isIn(flow, state)).map(([place]) => place),
    })),
    ...(named.length > 1 ? { initial: named[current]?.name ?? '' } : {}),
  };
}

function layerFilter(system: System, { nodes }: Drawn): DiagramFilter {
  return {
    id: 'layer',
    label: t('Layer'),
    all: t('All layers'),
    choices: system.layers
      .map((layer) => ({
        value: layer,
        label: layer,
        nodes: nodes.filter((id) => system.elementOf(id)?.layer === layer),
      }))
      .filter((choice) => choice.nodes.length > 0),
  };
}

/** True for an element that a view includes, by any of its predicates, and does not exclude. */
export function isShown(element: SystemElement, { node }: Pick<Item, 'node'>): boolean {
  const include = itemsOf(valueOf(node, 'include')).filter(isMap);
  const exclude = itemsOf(valueOf(node, 'exclude')).filter(isMap);
  const meets = (predicate: YamlMap): boolean => fulfills(element, predicate);
  return (include.length === 0 || include.some(meets)) && !exclude.some(meets);
}

/** True when an element has one of the given values for every key. A key that is not known fits nothing. */
function fulfills(element: SystemElement, { pairs }: YamlMap): boolean {
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

/** True when a text is the pattern, in which `*` stands for any characters. Linear: the parts are found one after the other. */
export function fits(text: string, pattern: string): boolean {
  const [first = '', ...others] = pattern.split('*');
  const last = others.pop();
  if (last === undefined) return text === pattern;
  if (!text.startsWith(first) || text.length < first.length + last.length || !text.endsWith(last))
    return false;
  let at = first.length;
  const end = text.length - last.length;
  for (const part of others) {
    const found = text.indexOf(part, at);
    if (found === -1 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}
