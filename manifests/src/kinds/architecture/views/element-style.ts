import { t } from '@vscode/l10n';
import type { DiagramNode, LegendEntry, NodeShape } from '../../../core/views/diagram.ts';
import type { Tone } from '../../../core/views/source.ts';
import type { ElementFacts } from '../../../formats/architecture/entity-types.ts';
import { elementForm, type ElementForm } from '../element-form.ts';

/** What an element is drawn as. */
const STYLES: Readonly<
  Record<ElementForm, { readonly shape: NodeShape; readonly tone: Tone; readonly label: () => string }>
> = {
  store: { shape: 'cylinder', tone: 'accent', label: () => t('Stores data') },
  queue: { shape: 'subroutine', tone: 'neutral', label: () => t('Queue') },
  gateway: { shape: 'hexagon', tone: 'neutral', label: () => t('Gateway') },
  actor: { shape: 'stadium', tone: 'good', label: () => t('Actor') },
  external: { shape: 'ellipse', tone: 'muted', label: () => t('External') },
  process: { shape: 'rounded', tone: 'neutral', label: () => t('Process or function') },
  infrastructure: { shape: 'box', tone: 'muted', label: () => t('Infrastructure') },
  service: { shape: 'box', tone: 'neutral', label: () => t('Service') },
};

type Form = Pick<DiagramNode, 'shape' | 'tone'> & { readonly legend: LegendEntry };

/** The shape and the tone of an element, with their line in the key. */
export function formOf(facts: Pick<ElementFacts, 'kind' | 'deployedBy'>): Form {
  const { shape, tone, label } = STYLES[elementForm(facts)];
  return { shape, tone, legend: { label: label(), shape, tone } };
}
