import { CORE_STRUCTURE_RULES, type StructureRule } from '../core/findings/structure-rules.ts';
import { KINDS } from './index.ts';

/** All rules that are no `Rule`: of parsers, schemas and suppressions. */
export const STRUCTURE_RULES: readonly StructureRule[] = [
  ...CORE_STRUCTURE_RULES,
  ...KINDS.flatMap(({ structureRules }) => structureRules ?? []),
];
