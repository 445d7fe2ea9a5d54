import type { FileSet } from '../../core/files/file-set.ts';

/** SQL that stages of pipelines run. Most such files are other programs': they are read when somebody opens or names them. */
export const SQL_FILES: readonly FileSet[] = [
  { patterns: ['*.sql'], languagesByName: ['sql'], isReadWhenNamed: true },
];
