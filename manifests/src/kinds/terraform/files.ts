import type { FileSet } from '../../core/files/file-set.ts';
import { ANY_JSON } from '../../core/files/formats.ts';

/** The native syntax: `*.tf.json` is not read. */
export const TERRAFORM: FileSet = { patterns: ['*.tf'], languages: ['terraform'] };

/** States are kept out of version control for the secrets that they hold, of which nothing is read. */
export const STATES: FileSet = { patterns: ['*.tfstate'], isReadWhenIgnored: true };

/** What `terraform show -json` says of a state or plan has no name of its own. */
export const RECORDS: FileSet = { ...ANY_JSON, beginning: '"terraform_version"' };

export const TERRAFORM_FILES: readonly FileSet[] = [TERRAFORM, STATES, RECORDS];
