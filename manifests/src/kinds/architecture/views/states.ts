import { t } from '@vscode/l10n';
import type { DiagramFilter, DiagramGroup, DiagramNode } from '../../../core/views/diagram.ts';
import type { DocumentView } from '../../../core/views/view.ts';
import { sourceOf } from '../../../core/views/source-of.ts';
import { isIn, systemOf, type System } from '../../../formats/architecture/system.ts';
import type { SystemElement } from '../../../formats/architecture/system-elements.ts';
import type { ArchitectureModel } from '../model.ts';
import { addRealizations, inLayers, layerLabel } from './layers.ts';
import { flowSource, SystemDrawing, type NodeStyle } from './system-drawing.ts';

type Change = 'added' | 'removed' | 'kept';

const STYLES: Readonly<Record<Change, Required<Pick<DiagramNode, 'tone' | 'outline'>>>> = {
  added: { tone: 'good', outline: 'double' },
  removed: { tone: 'bad', outline: 'dashed' },
  kept: { tone: 'neutral', outline: 'solid' },
};

/** What changes from the current state to the last one, in one picture. */
export const statesView: DocumentView<ArchitectureModel> = {
  id: 'architecture/states',
  scope: 'document',
  title: () => t('Changes of state'),
  concerns: ({ architecture }) => (architecture?.states.length ?? 0) > 1,
  empty: () =>
    t('The model has fewer than two states. Add them under "states", and "since" and "until" to elements.'),
  build({ model: { architecture }, document: { uri }, graph }) {
    if (!architecture) return undefined;
    const system = systemOf(graph, uri, architecture.name);
    const ends = endsOf(system);
    if (!ends) return undefined;
    const changeOf = (item: Pick<SystemElement, 'since' | 'until'>): Change | undefined => {
      const before = isIn(item, ends.before);
      const after = isIn(item, ends.after);
      if (before) return after ? 'kept' : 'removed';
      return after ? 'added' : undefined;
    };
    const changes = new Map<string, Change>();
    for (const element of system.elements.values()) {
      const change = changeOf(element);
      if (change) changes.set(element.id, change);
    }
    const drawing = new SystemDrawing(
      system,
      new Set(changes.keys()),
      layerOf,
      ({ id }): NodeStyle => STYLES[changes.get(id) ?? 'kept'],
    );
    for (const element of inLayers(system)) if (changes.has(element.id)) drawing.add(element);
    for (const flow of system.flows) {
      const change = changeOf(flow);
      if (!change) continue;
      drawing.edge(flow.from, flow.to, {
        line: change === 'removed' ? 'dashed' : change === 'added' ? 'thick' : 'solid',
        tone: STYLES[change].tone,
        source: flowSource(flow),
      });
    }
    addRealizations(system, drawing);
    addReplacements(system, drawing);
    if (drawing.isEmpty) return undefined;
    for (const change of ['added', 'removed', 'kept'] as const)
      if ([...changes.values()].includes(change))
        drawing.explain({ label: labelOf(change), shape: 'box', ...STYLES[change] });
    return {
      type: 'diagram',
      diagram: drawing.diagram('down'),
      filters: [changeFilter(changes, drawing.nodes)],
    };
  },
};

/** The places of the two states that are compared; undefined when there are not two. */
function endsOf({
  states,
  current,
}: System): { readonly before: number; readonly after: number } | undefined {
  const last = states.length - 1;
  if (last < 1) return undefined;
  return current < last ? { before: current, after: last } : { before: 0, after: last };
}

function layerOf({ layer }: SystemElement): readonly DiagramGroup[] {
  return layer === undefined ? [] : [{ id: `layer ${layer}`, label: layerLabel(layer) }];
}

function addReplacements({ elements }: System, drawing: SystemDrawing): void {
  for (const { id, facts, entity } of elements.values()) {
    for (const old of Object.keys(facts.replaces)) {
      const source = sourceOf(entity.uri, entity.span, entity.extent);
      const place = drawing.edge(id, old, { label: t('replaces'), line: 'dotted', tone: 'accent', source });
      if (place !== undefined) drawing.explain({ label: t('replaces'), line: 'dotted', tone: 'accent' });
    }
  }
}

function labelOf(change: Change): string {
  switch (change) {
    case 'added':
      return t('Added');
    case 'removed':
      return t('Removed');
    case 'kept':
      return t('Unchanged');
  }
}

function changeFilter(changes: ReadonlyMap<string, Change>, nodes: Iterable<string>): DiagramFilter {
  const drawn = [...nodes];
  const choices = (['added', 'removed', 'kept'] as const).map((change) => ({
    value: change,
    label: labelOf(change),
    nodes: drawn.filter((id) => changes.get(id) === change),
  }));
  return {
    id: 'change',
    label: t('Change'),
    all: t('All elements'),
    choices: choices.filter(({ nodes: chosen }) => chosen.length > 0),
  };
}
