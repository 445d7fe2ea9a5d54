import type { Kind } from '../../core/kind.ts';
import { PROMETHEUS_ENTITY_TYPES } from '../../formats/prometheus-rules/entity-types.ts';
import { PIPELINE_ENTITY_TYPES } from '../../formats/stages/entity-types.ts';
import { PROMETHEUS_FILES } from './files.ts';
import { isPrometheus } from './detect.ts';
import { describePrometheus } from './describe.ts';
import { completePrometheus } from './complete.ts';
import { prometheusOutline } from './outline.ts';
import { hoverPrometheus } from './hover.ts';
import type { PrometheusModel } from './model.ts';
import { parsePrometheus } from './parse.ts';
import { PROMETHEUS_RULES } from './rules/index.ts';

/** Configurations of Prometheus, and files of its rules. */
export const PROMETHEUS: Kind<PrometheusModel> = {
  id: 'prometheus',
  files: PROMETHEUS_FILES,
  entityTypes: { ...PROMETHEUS_ENTITY_TYPES, ...PIPELINE_ENTITY_TYPES },
  detect: isPrometheus,
  parse: parsePrometheus,
  rules: PROMETHEUS_RULES,
  structureRules: [{ id: 'prometheus/schema', severity: 'error' }],
  complete: completePrometheus,
  hover: hoverPrometheus,
  describe: describePrometheus,
  outline: prometheusOutline,
};
