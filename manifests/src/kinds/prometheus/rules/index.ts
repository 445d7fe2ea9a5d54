import type { Rule } from '../../../core/rules/rule.ts';
import type { PrometheusModel } from '../model.ts';
import { alertDescription } from './alert-description.ts';
import { alertFor } from './alert-for.ts';
import { conflictingKeys } from './conflicting-keys.ts';
import { duplicateGroup } from './duplicate-group.ts';
import { duplicateJob } from './duplicate-job.ts';
import { duplicateRule } from './duplicate-rule.ts';
import { onFiles, type GroupCheck } from './group-rule.ts';
import { labelLost } from './label-lost.ts';
import { labelName } from './label-name.ts';
import { promql } from './promql.ts';
import { recordName } from './record-name.ts';
import { relabel } from './relabel.ts';
import { ruleFile } from './rule-file.ts';
import { ruleForm } from './rule-form.ts';
import { scrapeTimeout } from './scrape-timeout.ts';
import { target } from './target.ts';
import { template } from './template.ts';
import { unlistedRules } from './unlisted-rules.ts';

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

/** All rules on files of Prometheus. */
export const PROMETHEUS_RULES: readonly Rule<PrometheusModel>[] = [
  ...GROUP_CHECKS.map(onFiles),
  duplicateJob,
  scrapeTimeout,
  relabel,
  target,
  ruleFile,
  unlistedRules,
  conflictingKeys,
];
