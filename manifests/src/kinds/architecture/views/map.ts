import { t } from '@vscode/l10n';
import type { DiagramGroup } from '../../../core/views/diagram.ts';
import type { DocumentView } from '../../../core/views/view.ts';
import { sourceOf } from '../../../core/views/source-of.ts';
import {
  systemOf,
  type System,
  type SystemElement,
  type SystemFlow,
} from '../../../formats/architecture/system.ts';
import type { ArchitectureModel } from '../model.ts';
import { systemFilters } from './filters.ts';
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
    const filters = systemFilters(system, architecture, { nodes: [...drawing.nodes], flows });
    return { type: 'diagram', diagram: drawing.diagram('down'), filters };
  },
};

/** Top layers first: what is drawn without arrows stays in its order. */
function inLayers({ elements, layers }: System): readonly SystemElement[] {
  const place = ({ layer }: SystemElement): number => {
    const at = layers.indexOf(layer ?? '');
    return at === -1 ? layers.length : at;
  };
  return [...elements.values()].sort((a, b) => place(a) - place(b));
}

function layerGroup({ layers }: System, { layer }: SystemElement): readonly DiagramGroup[] {
  return layer === undefined || !layers.includes(layer) ? [] : [{ id: `layer ${layer}`, label: layer }];
}

function addRealizations({ elements }: System, drawing: SystemDrawing): void {
  for (const { id, facts, entity } of elements.values()) {
    const source = sourceOf(entity.uri, entity.span, entity.extent);
    for (const other of Object.keys(facts.realizedBy)) {
      if (drawing.edge(id, other, { line: 'dotted', tone: 'muted', source }) === undefined) continue;
      drawing.explain({ label: t('Realized by, runs on'), line: 'dotted', tone: 'muted' });
    }
    for (const other of Object.keys(facts.runsOn)) {
      if (drawing.edge(id, other, { line: 'dotted', tone: 'muted', source }) === undefined) continue;
      drawing.explain({ label: t('Realized by, runs on'), line: 'dotted', tone: 'muted' });
    }
  }
}
