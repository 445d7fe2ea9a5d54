import { t } from '@vscode/l10n';
import type { DiagramGroup } from '../../../core/views/diagram.ts';
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
    const diagram = drawing.diagram('down');
    const edges = diagram.edges.length;
    const filters = systemFilters(system, architecture, { nodes: [...drawing.nodes], edges, flows });
    return { type: 'diagram', diagram, filters };
  },
};

function layerGroup({ layers }: System, { layer }: SystemElement): readonly DiagramGroup[] {
  return layer === undefined || !layers.includes(layer)
    ? []
    : [{ id: `layer ${layer}`, label: layerLabel(layer) }];
}
