import type { FileSet } from '../../core/files/file-set.ts';
import { ANY_YAML } from '../../core/files/formats.ts';

/** What can be done with a configuration. */
const RUN = ['vitruve.blurConfigured'];

export const BLUR_YAML: FileSet = {
  patterns: ['*.blur.{yaml,yml}'],
  languages: ['yaml'],
  activates: true,
  schema: 'blur',
  commands: RUN,
};
/** A `blur.yaml` may be anybody's. */
export const PLAIN_BLUR: FileSet = { patterns: ['blur.{yaml,yml}'], languages: ['yaml'] };
export const NESTOR: FileSet = {
  patterns: ['nestor-ai-config{,.*}.json'],
  languagesByName: ['json', 'jsonc'],
  activates: true,
  commands: RUN,
};
export const BLUR_FILES: readonly FileSet[] = [BLUR_YAML, PLAIN_BLUR, NESTOR, ANY_YAML];
