import type { KindDeclaration } from '../../core/kind.ts';
import { counted } from '../../core/language.ts';
import { PIPELINE_ENTITY_TYPES } from '../../formats/stages/entity-types.ts';
import { IMAGE_ENTITY_TYPES } from '../../formats/container-images/entity-types.ts';
import { PIPELINE_FILES } from './files.ts';
import { isPipeline } from './detect.ts';

/** Vitruve's own pipelines: stages with inputs and outputs. */
export const PIPELINE_DECLARATION: KindDeclaration = {
  id: 'pipeline',
  describeCount: (count) => counted(count, '{0} pipeline', '{0} pipelines'),
  files: PIPELINE_FILES,
  entityTypes: { ...PIPELINE_ENTITY_TYPES, ...IMAGE_ENTITY_TYPES },
  structureRules: [{ id: 'pipeline/schema', severity: 'error' }],
  isCreatable: true,
  detect: isPipeline,
};
