import type { FileSet } from '../../core/files/file-set.ts';
import { ANY_YAML } from '../../core/files/formats.ts';

export const CONFIGURATION: FileSet = {
  patterns: ['prometheus*.{yaml,yml}'],
  languages: ['yaml'],
  hasPublicSchema: true,
};
/** Files of rules have any name; this ending is common, and that of other programs' files too. */
export const RULES: FileSet = {
  patterns: ['*.rules', '*.rules.{yaml,yml}'],
  languages: ['yaml'],
  hasPublicSchema: true,
};
export const PROMETHEUS_FILES: readonly FileSet[] = [CONFIGURATION, RULES, ANY_YAML];
