import { t } from '@vscode/l10n';
import type { DiagramNode, LegendEntry, NodeShape } from '../../../core/views/diagram.ts';
import type { Tone } from '../../../core/views/source.ts';
import type { ElementFacts } from '../../../formats/architecture/entity-types.ts';

/** What an element is drawn as, by words in its kind: authors choose these freely. */
const FORMS: readonly {
  readonly words: RegExp;
  readonly shape: NodeShape;
  readonly tone: Tone;
  readonly label: () => string;
}[] = [
  {
    words: /store|database|db\b|base|cache|bucket|warehouse|index/iu,
    shape: 'cylinder',
    tone: 'accent',
    label: () => t('Stores data'),
  },
  {
    words: /queue|topic|broker|bus|stream|file/iu,
    shape: 'subroutine',
    tone: 'neutral',
    label: () => t('Queue'),
  },
  {
    words: /gateway|proxy|balancer|firewall|ingress|passerelle/iu,
    shape: 'hexagon',
    tone: 'neutral',
    label: () => t('Gateway'),
  },
  {
    words: /actor|person|user|customer|client|role|acteur/iu,
    shape: 'stadium',
    tone: 'good',
    label: () => t('Actor'),
  },
  {
    words: /external|saas|partner|externe|device/iu,
    shape: 'ellipse',
    tone: 'muted',
    label: () => t('External'),
  },
  {
    words: /process|function|block|activity|fonction|bloc/iu,
    shape: 'rounded',
    tone: 'neutral',
    label: () => t('Process or function'),
  },
  {
    words: /cluster|server|machine|node|network|host|vm\b/iu,
    shape: 'box',
    tone: 'muted',
    label: () => t('Infrastructure'),
  },
];

type Form = Pick<DiagramNode, 'shape' | 'tone'> & { readonly legend: LegendEntry };

/** The shape and the tone of an element, with their line in the key. */
export function formOf({ kind, deployedBy }: Pick<ElementFacts, 'kind' | 'deployedBy'>): Form {
  const word = deployedBy === 'saas' ? 'external' : (kind ?? '');
  const form = FORMS.find(({ words }) => words.test(word));
  if (!form)
    return { shape: 'box', tone: 'neutral', legend: { label: t('Service'), shape: 'box', tone: 'neutral' } };
  const { shape, tone, label } = form;
  return { shape, tone, legend: { label: label(), shape, tone } };
}
