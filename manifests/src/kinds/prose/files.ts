import type { FileSet } from '../../core/files/file-set.ts';
import { ANY_MARKDOWN } from '../../core/files/formats.ts';

export const PROSE_FILES: readonly FileSet[] = [ANY_MARKDOWN];
