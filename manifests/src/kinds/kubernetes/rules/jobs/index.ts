import type { Rule } from '../../../../core/rules/rule.ts';
import type { KubernetesModel } from '../../resources/model.ts';
import { cronConcurrency } from './cron-concurrency.ts';
import { cronDeadline } from './cron-deadline.ts';
import { cronSchedule } from './cron-schedule.ts';
import { jobTtl } from './job-ttl.ts';
import { timeZone } from './time-zone.ts';

export const JOBS_RULES: readonly Rule<KubernetesModel>[] = [
  cronConcurrency,
  cronDeadline,
  cronSchedule,
  jobTtl,
  timeZone,
];
