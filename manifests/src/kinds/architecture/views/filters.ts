import { t } from '@vscode/l10n';
import { scalarOf } from '../../../core/yaml/node.ts';
import type { DiagramChoice, DiagramFilter } from '../../../core/views/diagram.ts';
import { isIn, type System } from '../../../formats/architecture/system.ts';
import type { SystemFlow } from '../../../formats/architecture/system-flows.ts';
import type { Architecture } from '../model.ts';
import { isShown } from '../predicates.ts';
import { layerLabel } from './layers.ts';

/** What is drawn. */
export interface Drawn {
  /** The ids of nodes. */
  readonly nodes: readonly string[];
  /** How many edges there are; those that are no flows are wherever their ends are. */
  readonly edges: number;
  /** The flows of edges, by their places. */
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

function stateFilter(system: System, { nodes, edges, flows }: Drawn): DiagramFilter {
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
      edges: Array.from({ length: edges }, (_, place) => place).filter((place) => {
        const flow = flows.get(place);
        return flow === undefined || isIn(flow, state);
      }),
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
        label: layerLabel(layer),
        nodes: nodes.filter((id) => system.elementOf(id)?.layer === layer),
      }))
      .filter((choice) => choice.nodes.length > 0),
  };
}
