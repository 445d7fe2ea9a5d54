import type { DiagramNode, NodeShape } from '../../../core/views/diagram.ts';
import type { Tone } from '../../../core/views/source.ts';
import type { StatusName } from '../../../formats/citations/status.ts';

/** How a status looks. No two have the same form: colour only repeats what the form says. */
export interface StatusStyle {
  readonly shape: NodeShape;
  readonly outline: NonNullable<DiagramNode['outline']>;
  readonly tone: Tone;
}

/** Dashed is what is not decided, or no longer in force in favour of another. */
export const STATUS_STYLES: Readonly<Record<StatusName | 'unknown', StatusStyle>> = {
  draft: { shape: 'stadium', outline: 'dashed', tone: 'neutral' },
  proposed: { shape: 'rounded', outline: 'dashed', tone: 'attention' },
  accepted: { shape: 'box', outline: 'solid', tone: 'good' },
  rejected: { shape: 'hexagon', outline: 'solid', tone: 'bad' },
  deprecated: { shape: 'subroutine', outline: 'solid', tone: 'muted' },
  superseded: { shape: 'subroutine', outline: 'dashed', tone: 'muted' },
  unknown: { shape: 'box', outline: 'dashed', tone: 'neutral' },
};

/** The order of a decision's life, in which statuses are listed. */
export const STATUS_ORDER: readonly (StatusName | 'unknown')[] = [
  'draft',
  'proposed',
  'accepted',
  'deprecated',
  'superseded',
  'rejected',
  'unknown',
];
