import type { Kind } from '../kind.ts';
import { detect } from './detect.ts';
import type { RaciModel } from './model.ts';
import { parseRaci } from './parse.ts';
import { RACI_RULES } from './rules/index.ts';

/** Matrices of responsibilities: RACI and its relatives, in YAML and in Markdown tables. */
export const RACI: Kind<RaciModel> = {
  id: 'raci',
  detect,
  parse: parseRaci,
  rules: RACI_RULES,
};
