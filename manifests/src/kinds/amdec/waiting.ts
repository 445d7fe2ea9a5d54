import type { Waiting } from '../../core/contributions/waiting.ts';
import { counted } from '../../core/language.ts';

/** Risks of which an open action is past its day. */
export const OVERDUE: Waiting = {
  id: 'amdec/overdue',
  icon: 'calendar',
  command: 'vitruve.showRiskMap',
  count: (entitiesOf, today) =>
    entitiesOf('risk').filter(({ facts }) => facts?.firstDue !== undefined && facts.firstDue < today).length,
  short: (count) => counted(count, '{0} overdue', '{0} overdue'),
  describe: (count) => counted(count, '{0} risk with overdue actions', '{0} risks with overdue actions'),
};
