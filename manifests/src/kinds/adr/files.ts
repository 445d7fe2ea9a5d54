import type { FileSet } from '../../core/files/file-set.ts';
import { ANY_MARKDOWN } from '../../core/files/formats.ts';

/** Where decisions are looked for when a folder is opened; any Markdown file may be one by its sections. */
export const ADR_FILES: readonly FileSet[] = [
  { patterns: ['{adr,adrs,decisions}/*.md'], languages: ['markdown'], activates: true },
  ANY_MARKDOWN,
];
