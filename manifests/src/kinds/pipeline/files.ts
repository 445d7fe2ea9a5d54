import type { FileSet } from '../../core/files/file-set.ts';
import { ANY_YAML } from '../../core/files/formats.ts';

export const PIPELINE_YAML: FileSet = {
  patterns: ['*.pipeline.{yaml,yml}'],
  languages: ['yaml'],
  activates: true,
  schema: 'pipeline',
};
/** The name that pipelines of other programs have as well. */
export const PLAIN_PIPELINE: FileSet = { patterns: ['pipeline.{yaml,yml}'], languages: ['yaml'] };
export const PIPELINE_FILES: readonly FileSet[] = [PIPELINE_YAML, PLAIN_PIPELINE, ANY_YAML];
