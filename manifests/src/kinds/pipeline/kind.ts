import snippets from '@vitruve/snippets/pipeline.json' with { type: 'json' };
import type { Kind } from '../../core/kind.ts';
import { PIPELINE_COMMANDS } from './commands.ts';
import { pipelineOutline, pipelineFolds } from './outline.ts';
import { pipelineLenses } from './lenses.ts';
import { pipelineHints } from './hints.ts';
import { pipelineColumns } from './columns.ts';
import { completePipeline } from './complete.ts';
import { createPipeline, templates } from './create.ts';
import { describePipeline } from './describe.ts';
import { hoverPipeline } from './hover.ts';
import type { PipelineModel } from './model.ts';
import { parsePipeline } from './parse.ts';
import { pipelinePlaceOf } from './place-of.ts';
import { PIPELINE_RULES } from './rules/index.ts';
import { calendarView } from './views/calendar.ts';
import { stagesView } from './views/stages.ts';
import { samePipelineColumns } from './column-group.ts';
import { PIPELINE_DECLARATION } from './declaration.ts';
import { renamePipelineColumn } from './rename-column.ts';

/** Vitruve's own pipelines: stages with inputs and outputs. */
export const PIPELINE: Kind<PipelineModel> = {
  ...PIPELINE_DECLARATION,
  parse: parsePipeline,
  rules: PIPELINE_RULES,
  complete: completePipeline,
  snippets,
  hover: hoverPipeline,
  placeOf: pipelinePlaceOf,
  columnUses: pipelineColumns,
  sameColumns: samePipelineColumns,
  renameColumn: renamePipelineColumn,
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
  views: [stagesView, calendarView],
};
