import type { Kind } from '../../core/kind.ts';
import { PROMETHEUS_ENTITY_TYPES } from '../../formats/prometheus-rules/entity-types.ts';
import { PIPELINE_ENTITY_TYPES } from '../../formats/stages/entity-types.ts';
import { PROMETHEUS_FILES } from './files.ts';
import { roleOf } from './detect.ts';
import { describeGroups } from '../../formats/prometheus-rules/explain.ts';
import { completePrometheus, hoverPrometheus, outlinePrometheus } from './features.ts';
import type { PrometheusModel } from './model.ts';
import { parsePrometheus } from './parse.ts';
import { PROMETHEUS_RULES } from './rules/index.ts';

/** Configurations of Prometheus, and files of its rules. */
export const PROMETHEUS: Kind<PrometheusModel> = {
  id: 'prometheus',
  files: PROMETHEUS_FILES,
  entityTypes: { ...PROMETHEUS_ENTITY_TYPES, ...PIPELINE_ENTITY_TYPES },
  detect: (document) => roleOf(document) !== undefined,
  parse: parsePrometheus,
  rules: PROMETHEUS_RULES,
  structureRules: [{ id: 'prometheus/schema', severity: 'error' }],
  complete: completePrometheus,
  hover: hoverPrometheus,
  describe: ({ model }, entity) => describeGroups(model.groups, entity),
  outline: outlinePrometheus,
};
