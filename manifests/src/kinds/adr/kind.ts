import type { Kind } from '../kind.ts';
import { isDecision } from './detect.ts';
import type { Decision } from './model.ts';
import { parseDecision } from './parse.ts';
import { ADR_RULES } from './rules/index.ts';

/** Architecture decision records: MADR, Nygard's format, Y-statements and their relatives, in English and French. */
export const ADR: Kind<Decision> = {
  id: 'adr',
  detect: isDecision,
  parse: parseDecision,
  rules: ADR_RULES,
};
