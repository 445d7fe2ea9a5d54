import { t } from '@vscode/l10n';
import { sourceOf } from '../../../core/views/source-of.ts';
import type { System } from '../../../formats/architecture/system.ts';
import type { SystemElement } from '../../../formats/architecture/system-elements.ts';
import type { SystemDrawing } from './system-drawing.ts';

/** Elements, those of top layers first: what is drawn without arrows stays in its order. */
export function inLayers({ elements, layers }: System): readonly SystemElement[] {
  const place = ({ layer }: SystemElement): number => {
    const at = layers.indexOf(layer ?? '');
    return at === -1 ? layers.length : at;
  };
  return [...elements.values()].sort((a, b) => place(a) - place(b));
}

/** Adds dotted arrows from elements to what realizes or runs them: they also keep the layers one below the other. */
export function addRealizations({ elements }: System, drawing: SystemDrawing): void {
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

/** The title of a layer: that of a usual one in the language of the user, any other as the model calls it. */
export function layerLabel(layer: string): string {
  switch (layer) {
    case 'business':
      return t('Business');
    case 'function':
      return t('Functions');
    case 'application':
      return t('Applications');
    case 'infrastructure':
      return t('Infrastructure');
    default:
      return layer;
  }
}

/** The heading of what is in a layer; of what is in none for an empty name. */
export function layerTitle(layer: string): string {
  return layer === '' ? t('Without a layer') : layerLabel(layer);
}
