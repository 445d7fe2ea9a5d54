import { ARCHITECTURE_RULES } from './rules/index.ts';

/** The rules that a waiver may name. */
export function ruleIds(): readonly string[] {
  return ARCHITECTURE_RULES.map(({ id }) => id);
}
