import type { FileSet } from '../../core/files/file-set.ts';
import { ANY_YAML } from '../../core/files/formats.ts';

/** Commands of the Explorer and the Command Palette on pipelines. */
const RUN = [
  'vitruve.runFile',
  'vitruve.watchPipeline',
  'vitruve.pipelineStatus',
  'vitruve.exportPipeline',
  'vitruve.pushResults',
  'vitruve.pullResults',
];

export const PIPELINE_YAML: FileSet = {
  patterns: ['*.pipeline.{yaml,yml}'],
  languages: ['yaml'],
  activates: true,
  schema: 'pipeline',
  commands: RUN,
};
/** The name that pipelines of other programs have as well. */
export const PLAIN_PIPELINE: FileSet = {
  patterns: ['pipeline.{yaml,yml}'],
  languages: ['yaml'],
  commands: RUN,
};
export const PIPELINE_FILES: readonly FileSet[] = [PIPELINE_YAML, PLAIN_PIPELINE, ANY_YAML];
