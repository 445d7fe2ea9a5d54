import type { GroupCheck } from '../group-check.ts';
import { alertDescription } from './alert-description.ts';
import { alertFor } from './alert-for.ts';
import { duplicateGroup } from './duplicate-group.ts';
import { duplicateRule } from './duplicate-rule.ts';
import { labelLost } from './label-lost.ts';
import { labelName } from './label-name.ts';
import { promql } from './promql.ts';
import { recordName } from './record-name.ts';
import { ruleForm } from './rule-form.ts';
import { template } from './template.ts';

/** Checks of groups of rules, in files and in resources of Kubernetes. */
export const GROUP_CHECKS: readonly GroupCheck[] = [
  promql,
  ruleForm,
  duplicateGroup,
  duplicateRule,
  labelName,
  template,
  labelLost,
  alertFor,
  alertDescription,
  recordName,
];
