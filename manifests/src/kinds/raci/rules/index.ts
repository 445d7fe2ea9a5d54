import type { Rule } from '../../../core/rules/rule.ts';
import type { RaciModel } from '../model.ts';
import { contradictoryCell } from './contradictory-cell.ts';
import { duplicateActivity } from './duplicate-activity.ts';
import { duplicateRole } from './duplicate-role.ts';
import { emptyRow } from './empty-row.ts';
import { fourEyes } from './four-eyes.ts';
import { idleRole } from './idle-role.ts';
import { impliedResponsible } from './implied-responsible.ts';
import { noResponsible } from './no-responsible.ts';
import { nobodyConsultedOrInformed } from './nobody-consulted-or-informed.ts';
import { oneAccountable } from './one-accountable.ts';
import { oneDriver } from './one-driver.ts';
import { overload } from './overload.ts';
import { roleInEverything } from './role-in-everything.ts';
import { tooManyConsulted } from './too-many-consulted.ts';
import { tooManyInformed } from './too-many-informed.ts';
import { tooManyResponsible } from './too-many-responsible.ts';
import { unknownDecision } from './unknown-decision.ts';
import { unknownLetter } from './unknown-letter.ts';
import { unknownRole } from './unknown-role.ts';
import { variantNotDeclared } from './variant-not-declared.ts';

/** Rules that look down a column and report at the role's name; the others look along a row, or at the whole. */
export const ROLE_RULES: readonly Rule<RaciModel>[] = [duplicateRole, idleRole, roleInEverything, overload];

/** All rules for matrices. `raci/schema` is checked by the parser. */
export const RACI_RULES: readonly Rule<RaciModel>[] = [
  oneAccountable,
  noResponsible,
  impliedResponsible,
  oneDriver,
  fourEyes,
  contradictoryCell,
  unknownLetter,
  unknownRole,
  unknownDecision,
  duplicateActivity,
  emptyRow,
  ...ROLE_RULES,
  tooManyResponsible,
  tooManyConsulted,
  tooManyInformed,
  nobodyConsultedOrInformed,
  variantNotDeclared,
];
