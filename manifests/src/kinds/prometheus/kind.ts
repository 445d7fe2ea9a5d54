import type { Kind } from '../../core/kind.ts';
import { describeGroups } from '../../formats/prometheus-rules/explain.ts';
import { completePrometheus, hoverPrometheus, outlinePrometheus } from './features.ts';
import type { PrometheusModel } from './model.ts';
import { parsePrometheus } from './parse.ts';
import { PROMETHEUS_RULES } from './rules/index.ts';
import { PROMETHEUS_DECLARATION } from './declaration.ts';

/** Configurations of Prometheus, and files of its rules. */
export const PROMETHEUS: Kind<PrometheusModel> = {
  ...PROMETHEUS_DECLARATION,
  parse: parsePrometheus,
  rules: PROMETHEUS_RULES,
  complete: completePrometheus,
  hover: hoverPrometheus,
  describe: ({ model }, entity) => describeGroups(model.groups, entity),
  outline: outlinePrometheus,
};
