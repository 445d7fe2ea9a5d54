import type { Rule } from '../../../rules/rule.ts';
import type { WorkflowModel } from '../model.ts';
import { duplicateKey } from './duplicate-key.ts';
import { event } from './event.ts';
import { expressionSyntax } from './expression-syntax.ts';
import { id } from './id.ts';
import { jobCycle } from './job-cycle.ts';
import { jobNeeds } from './job-needs.ts';
import { permissions } from './permissions.ts';

/** All rules on workflows and on the metadata of actions. */
export const WORKFLOW_RULES: readonly Rule<WorkflowModel>[] = [
  duplicateKey,
  event,
  expressionSyntax,
  id,
  jobCycle,
  jobNeeds,
  permissions,
];
