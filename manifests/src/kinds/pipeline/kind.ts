import type { Kind } from '../../core/kind.ts';
import { PIPELINE_COMMANDS } from './commands.ts';
import { feedLenses, pipelineOutline, stageFolds, stepHints } from './annotate.ts';
import { completePipeline } from './complete.ts';
import { createPipeline, templates } from './create.ts';
import { describePipeline, hoverPipeline } from './explain.ts';
import type { PipelineModel } from './model.ts';
import { parsePipeline } from './parse.ts';
import { PIPELINE_RULES } from './rules/index.ts';
import { stagesView } from './views/stages.ts';
import { PIPELINE_DECLARATION } from './declaration.ts';

/** Vitruve's own pipelines: stages with inputs and outputs. */
export const PIPELINE: Kind<PipelineModel> = {
  ...PIPELINE_DECLARATION,
  parse: parsePipeline,
  rules: PIPELINE_RULES,
  complete: completePipeline,
  hover: hoverPipeline,
  describe: describePipeline,
  hints: stepHints,
  lenses: feedLenses,
  outline: pipelineOutline,
  folds: stageFolds,
  get templates() {
    return templates();
  },
  create: createPipeline,
  commands: PIPELINE_COMMANDS,
  views: [stagesView],
};
