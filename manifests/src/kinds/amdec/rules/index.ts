import type { Rule } from '../../../core/rules/rule.ts';
import type { AmdecModel } from '../model.ts';
import { gridUndeclared } from './grid-undeclared.ts';
import { thresholdUndeclared } from './threshold-undeclared.ts';
import { markOutsideGrid } from './mark-outside-grid.ts';
import { markMissing } from './mark-missing.ts';
import { criticalityWrong } from './criticality-wrong.ts';
import { actionPriorityWrong } from './action-priority-wrong.ts';
import { residualCriticalityWrong } from './residual-criticality-wrong.ts';
import { residualAboveInitial } from './residual-above-initial.ts';
import { residualBeforeDone } from './residual-before-done.ts';
import { residualWithoutMatchingAction } from './residual-without-matching-action.ts';
import { actionMissing } from './action-missing.ts';
import { actionOwnerMissing } from './action-owner-missing.ts';
import { actionDueMissing } from './action-due-missing.ts';
import { actionOverdue } from './action-overdue.ts';
import { maximalMarkWithoutAction } from './maximal-mark-without-action.ts';
import { lowDetectionWithoutControl } from './low-detection-without-control.ts';
import { sameEffectDifferentSeverity } from './same-effect-different-severity.ts';
import { constantDetection } from './constant-detection.ts';
import { duplicateId } from './duplicate-id.ts';
import { duplicateRow } from './duplicate-row.ts';
import { effectMissing } from './effect-missing.ts';
import { causeMissing } from './cause-missing.ts';
import { modeRepeated } from './mode-repeated.ts';
import { categoryUnknown } from './category-unknown.ts';
import { ownerUnknown } from './owner-unknown.ts';
import { decisionUnknown } from './decision-unknown.ts';
import { decisionNotAccepted } from './decision-not-accepted.ts';
import { citesDeadDecision } from './cites-dead-decision.ts';
import { evidenceMissing } from './evidence-missing.ts';
import { checkUnknown } from './check-unknown.ts';
import { riskWithoutCheck } from './risk-without-check.ts';
import { occurrenceContradicted } from './occurrence-contradicted.ts';

/** All rules of AMDEC tables, as the documentation lists them. Structure (`amdec/schema`) is checked by the parser. */
export const AMDEC_RULES: readonly Rule<AmdecModel>[] = [
  gridUndeclared,
  thresholdUndeclared,
  markOutsideGrid,
  markMissing,
  criticalityWrong,
  actionPriorityWrong,
  residualCriticalityWrong,
  residualAboveInitial,
  residualBeforeDone,
  residualWithoutMatchingAction,
  actionMissing,
  actionOwnerMissing,
  actionDueMissing,
  actionOverdue,
  maximalMarkWithoutAction,
  lowDetectionWithoutControl,
  sameEffectDifferentSeverity,
  constantDetection,
  duplicateId,
  duplicateRow,
  effectMissing,
  causeMissing,
  modeRepeated,
  categoryUnknown,
  ownerUnknown,
  decisionUnknown,
  decisionNotAccepted,
  citesDeadDecision,
  evidenceMissing,
  checkUnknown,
  riskWithoutCheck,
  occurrenceContradicted,
];
