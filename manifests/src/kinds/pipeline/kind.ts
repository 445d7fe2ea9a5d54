import type { Kind } from '../kind.ts';
import { isPipeline } from './detect.ts';
import type { PipelineModel } from './model.ts';
import { parsePipeline } from './parse.ts';
import { PIPELINE_RULES } from './rules/index.ts';
import { stagesView } from './views/stages.ts';

/** Vitruve's own pipelines: stages with inputs and outputs. */
export const PIPELINE: Kind<PipelineModel> = {
  id: 'pipeline',
  detect: isPipeline,
  parse: parsePipeline,
  rules: PIPELINE_RULES,
  views: [stagesView],
};
