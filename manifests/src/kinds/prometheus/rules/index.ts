import type { Rule } from '../../../core/rules/rule.ts';
import type { PrometheusModel } from '../model.ts';
import { conflictingKeys } from './conflicting-keys.ts';
import { duplicateJob } from './duplicate-job.ts';
import { GROUP_CHECKS } from '../../../formats/prometheus-rules/rules/index.ts';
import { onFiles } from './on-files.ts';
import { relabel } from './relabel.ts';
import { ruleFile } from './rule-file.ts';
import { scrapeTimeout } from './scrape-timeout.ts';
import { target } from './target.ts';
import { unlistedRules } from './unlisted-rules.ts';

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
