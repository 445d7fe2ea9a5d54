import { t } from '@vscode/l10n';
import type { Diagram, DiagramGroup } from '../../../core/views/diagram.ts';
import type { DocumentView } from '../../../core/views/view.ts';
import { systemOf, type System } from '../../../formats/architecture/system.ts';
import type { SystemElement } from '../../../formats/architecture/system-elements.ts';
import type { SystemFlow } from '../../../formats/architecture/system-flows.ts';
import type { ArchitectureModel } from '../model.ts';
import { systemFilters } from './filters.ts';
import { addRealizations, inLayers, layerLabel } from './layers.ts';
import { flowSource, SystemDrawing } from './system-drawing.ts';

/** The whole model of a file, layer by layer: what realizes what, what runs where, who calls whom. */
export const mapView: DocumentView<ArchitectureModel> = {
  id: 'architecture/map',
  scope: 'document',
  title: () => t('Architecture map'),
  concerns: ({ architecture }) => (architecture?.elements.length ?? 0) > 0,
  build({ model: { architecture }, document: { uri }, graph }) {
    if (!architecture) return undefined;
    const system = systemOf(graph, uri, architecture.name);
    const drawing = new SystemDrawing(system, new Set(system.elements.keys()), (element) =>
      layerGroup(system, element),
    );
    for (const element of inLayers(system)) drawing.add(element);
    const flows = new Map<number, SystemFlow>();
    for (const flow of system.flows) {
      const { protocol } = flow.facts;
      const place = drawing.edge(flow.from, flow.to, {
        line: flow.isSync ? 'solid' : 'dashed',
        tone: 'neutral',
        ...(protocol === undefined ? {} : { label: protocol }),
        source: flowSource(flow),
      });
      if (place !== undefined) flows.set(place, flow);
      drawing.explain(
        flow.isSync
          ? { label: t('Synchronous flow'), line: 'solid', tone: 'neutral' }
          : { label: t('Asynchronous flow'), line: 'dashed', tone: 'neutral' },
      );
    }
    addRealizations(system, drawing);
    if (drawing.isEmpty) return undefined;
    const diagram = directed(drawing.diagram('down'));
    const edges = diagram.edges.length;
    const filters = systemFilters(system, architecture, { nodes: [...drawing.nodes], edges, flows });
    return { type: 'diagram', diagram, filters };
  },
};

/** Elements beside each other that still are a picture and not a band: more go below each other. */
const MOST_BESIDE = 12;

/** Elements of other layers that do not make a picture of one layer a picture of several: somebody who calls from outside. */
const MOST_OF_OTHERS = 3;

/**
 * Layers are read from top to bottom. In one layer alone, many elements that call the same one would be a rank a mile wide: there,
 * arrows lead to the right.
 */
function directed(diagram: Diagram): Diagram {
  if (diagram.groups.some(({ parent }) => parent !== undefined)) return diagram;
  const sizes = diagram.groups.map(({ id }) => diagram.nodes.filter(({ group }) => group === id).length);
  const largest = Math.max(0, ...sizes);
  if (diagram.groups.length > 1 && diagram.nodes.length - largest > MOST_OF_OTHERS) return diagram;
  const ends = new Map<string, Set<string>>();
  const link = (key: string, other: string): void => {
    const others = ends.get(key);
    if (others) others.add(other);
    else ends.set(key, new Set([other]));
  };
  for (const { from, to } of diagram.edges) {
    link(`to ${to}`, from);
    link(`from ${from}`, to);
  }
  const most = [...ends.values()].reduce((largest, { size }) => Math.max(largest, size), 0);
  return most > MOST_BESIDE ? { ...diagram, direction: 'right' } : diagram;
}

function layerGroup({ layers }: System, { layer }: SystemElement): readonly DiagramGroup[] {
  return layer === undefined || !layers.includes(layer)
    ? []
    : [{ id: `layer ${layer}`, label: layerLabel(layer) }];
}
