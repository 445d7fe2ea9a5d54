import type { System } from '../system.ts';
import type { DecisionCheck } from './check.ts';
import { evaluateCheck } from './evaluate.ts';

/** True for a check that is about nothing in any state of a model: what comes later, or is gone already, is no mistake. */
export function isAboutNothing(check: DecisionCheck, system: System, today: string): boolean {
  return system.states.every(
    (_, place) => evaluateCheck(check, { ...system, current: place }, today).isEmpty,
  );
}
