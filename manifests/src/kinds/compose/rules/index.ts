import type { Rule } from '../../../rules/rule.ts';
import type { ComposeModel } from '../model.ts';
import { dependencyCycle } from './dependency-cycle.ts';
import { notDeclared } from './not-declared.ts';
import { unknownService } from './unknown-service.ts';

/** All rules on Compose files. */
export const COMPOSE_RULES: readonly Rule<ComposeModel>[] = [unknownService, dependencyCycle, notDeclared];
