import type { KindDeclaration } from '../../core/kind.ts';
import { counted } from '../../core/language.ts';
import { PROMETHEUS_ENTITY_TYPES } from '../../formats/prometheus-rules/entity-types.ts';
import { PIPELINE_ENTITY_TYPES } from '../../formats/stages/entity-types.ts';
import { PROMETHEUS_FILES } from './files.ts';
import { isPrometheus } from './detect.ts';

/** Configurations of Prometheus, and files of its rules. */
export const PROMETHEUS_DECLARATION: KindDeclaration = {
  id: 'prometheus',
  describeCount: (count) => counted(count, '{0} Prometheus file', '{0} Prometheus files'),
  files: PROMETHEUS_FILES,
  entityTypes: { ...PROMETHEUS_ENTITY_TYPES, ...PIPELINE_ENTITY_TYPES },
  structureRules: [{ id: 'prometheus/schema', severity: 'error' }],
  detect: isPrometheus,
};
