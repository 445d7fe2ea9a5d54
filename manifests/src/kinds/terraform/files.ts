import type { FileSet } from '../../core/files/file-set.ts';

/** The native syntax: `*.tf.json` is not read. */
export const TERRAFORM: FileSet = { patterns: ['*.tf'], languages: ['terraform'] };
export const TERRAFORM_FILES: readonly FileSet[] = [TERRAFORM];
