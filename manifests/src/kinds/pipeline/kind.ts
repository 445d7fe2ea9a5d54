import type { Kind } from '../../core/kind.ts';
import { PIPELINE_ENTITY_TYPES } from '../../formats/stages/entity-types.ts';
import { IMAGE_ENTITY_TYPES } from '../../formats/container-images/entity-types.ts';
import { PIPELINE_COMMANDS } from './commands.ts';
import { PIPELINE_FILES } from './files.ts';
import { pipelineOutline, pipelineFolds } from './outline.ts';
import { pipelineLenses } from './lenses.ts';
import { pipelineHints } from './hints.ts';
import { completePipeline } from './complete.ts';
import { createPipeline, templates } from './create.ts';
import { isPipeline } from './detect.ts';
import { describePipeline } from './describe.ts';
import { hoverPipeline } from './hover.ts';
import type { PipelineModel } from './model.ts';
import { parsePipeline } from './parse.ts';
import { PIPELINE_RULES } from './rules/index.ts';
import { stagesView } from './views/stages.ts';

/** Vitruve's own pipelines: stages with inputs and outputs. */
export const PIPELINE: Kind<PipelineModel> = {
  id: 'pipeline',
  files: PIPELINE_FILES,
  entityTypes: { ...PIPELINE_ENTITY_TYPES, ...IMAGE_ENTITY_TYPES },
  detect: isPipeline,
  parse: parsePipeline,
  rules: PIPELINE_RULES,
  structureRules: [{ id: 'pipeline/schema', severity: 'error' }],
  complete: completePipeline,
  hover: hoverPipeline,
  describe: describePipeline,
  hints: pipelineHints,
  lenses: pipelineLenses,
  outline: pipelineOutline,
  folds: pipelineFolds,
  get templates() {
    return templates();
  },
  create: createPipeline,
  commands: PIPELINE_COMMANDS,
  views: [stagesView],
};
