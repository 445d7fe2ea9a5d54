import type { Waiting } from '../../core/contributions/waiting.ts';
import { counted } from '../../core/language.ts';

/** Decisions that somebody proposed and nobody took. */
export const UNDECIDED: Waiting = {
  id: 'adr/undecided',
  icon: 'question',
  command: 'vitruve.showDecisionBoard',
  count: (entitiesOf) =>
    entitiesOf('decision').filter(({ facts }) => facts?.status === 'proposed' || facts?.status === 'draft')
      .length,
  short: (count) => counted(count, '{0} undecided', '{0} undecided'),
  describe: (count) => counted(count, '{0} decision to take', '{0} decisions to take'),
};

/** Decisions in force that were to be looked at again by a day that is past. */
export const REVIEWS: Waiting = {
  id: 'adr/reviews',
  icon: 'history',
  command: 'vitruve.showDecisionBoard',
  count: (entitiesOf, today) =>
    entitiesOf('decision').filter(
      ({ facts }) => facts?.status === 'accepted' && facts.reviewDue !== undefined && facts.reviewDue < today,
    ).length,
  short: (count) => counted(count, '{0} review due', '{0} reviews due'),
  describe: (count) => counted(count, '{0} decision to review', '{0} decisions to review'),
};
