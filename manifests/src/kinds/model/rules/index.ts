import type { Rule } from '../../../core/rules/rule.ts';
import type { ModelDocument } from '../model.ts';
import { cardIncomplete } from './card-incomplete.ts';
import { columnRole } from './column-role.ts';
import { columnUnknown } from './column-unknown.ts';
import { decisionUnknown } from './decision-unknown.ts';
import { drift } from './drift.ts';
import { ownerUnknown } from './owner-unknown.ts';
import { parameterUnused } from './parameter-unused.ts';
import { riskUnknown } from './risk-unknown.ts';
import { search } from './search.ts';
import { split } from './split.ts';
import { stacking } from './stacking.ts';
import { tableMissing } from './table-missing.ts';
import { recommender } from './recommender.ts';

/** All rules for manifests of models. `model/schema` is checked by the parser. */
export const MODEL_RULES: readonly Rule<ModelDocument>[] = [
  columnUnknown,
  columnRole,
  tableMissing,
  split,
  search,
  drift,
  parameterUnused,
  ownerUnknown,
  decisionUnknown,
  riskUnknown,
  cardIncomplete,
  recommender,
  stacking,
];
