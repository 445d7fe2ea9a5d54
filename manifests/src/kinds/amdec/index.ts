import type { Kind } from '../kind.ts';
import { isAmdec } from './declared.ts';
import type { AmdecModel } from './model.ts';
import { parseAmdec } from './parse.ts';
import { RULES } from './rules/index.ts';

/** AMDEC tables (FMEA): risks, their marks and their actions. */
export const amdec: Kind<AmdecModel> = {
  id: 'amdec',
  detect: isAmdec,
  parse: parseAmdec,
  rules: RULES,
};
