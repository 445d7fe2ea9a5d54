import type { Family } from '../family.ts';
import { completePath } from './complete.ts';
import { declareApplication } from './entities.ts';
import { isArgoCd } from './owned.ts';
import { ARGO_CD_RULES } from './rules/index.ts';

/** Applications of Argo CD, the sets that make them, and their projects. */
export const ARGO_CD: Family = {
  id: 'argo-cd',
  owns: isArgoCd,
  declare: declareApplication,
  rules: ARGO_CD_RULES,
  complete: completePath,
};
