import type { Rule } from '../../../core/rules/rule.ts';
import type { DetectorModel } from '../model.ts';
import { hash } from './hash.ts';
import { licenceMissing } from './licence-missing.ts';
import { modelMissing } from './model-missing.ts';
import { unread } from './unread.ts';

/** All rules for manifests of models. `detector/schema` is checked by the parser. */
export const DETECTOR_RULES: readonly Rule<DetectorModel>[] = [modelMissing, hash, licenceMissing, unread];
