import type { Rule } from '../../../core/rules/rule.ts';
import type { ObjectivesModel } from '../../../formats/objectives/model.ts';
import { columnUnknown } from './column-unknown.ts';
import { criticalWithoutObjective } from './critical-without-objective.ts';
import { decisionUnknown } from './decision-unknown.ts';
import { duplicateId } from './duplicate-id.ts';
import { metricUnknown } from './metric-unknown.ts';
import { ownerMissing } from './owner-missing.ts';
import { ownerUnknown } from './owner-unknown.ts';
import { referenceUnknown } from './reference-unknown.ts';
import { reviewOverdue } from './review-overdue.ts';
import { slaWithoutMargin } from './sla-without-margin.ts';
import { sourceMissing } from './source-missing.ts';
import { targetImpossible } from './target-impossible.ts';
import { timezone } from './timezone.ts';
import { warningLevel } from './warning-level.ts';
import { window } from './window.ts';

/** All rules of objectives. `objectives/schema` is checked by the parser. */
export const OBJECTIVES_RULES: readonly Rule<ObjectivesModel>[] = [
  targetImpossible,
  warningLevel,
  window,
  timezone,
  sourceMissing,
  columnUnknown,
  metricUnknown,
  slaWithoutMargin,
  duplicateId,
  referenceUnknown,
  ownerMissing,
  ownerUnknown,
  decisionUnknown,
  reviewOverdue,
  criticalWithoutObjective,
];
