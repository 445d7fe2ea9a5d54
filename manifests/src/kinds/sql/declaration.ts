import type { KindDeclaration } from '../../core/kind.ts';
import { counted } from '../../core/language.ts';
import { TABLE_FILES } from '../../formats/tables/table-files.ts';
import { isSql } from './detect.ts';
import { SQL_FILES } from './files.ts';

/** SQL that stages of pipelines run: `*.sql`. */
export const SQL_DECLARATION: KindDeclaration = {
  id: 'sql',
  describeCount: (count) => counted(count, '{0} SQL file', '{0} SQL files'),
  files: SQL_FILES,
  hashedFiles: TABLE_FILES,
  isAnyText: true,
  detect: isSql,
};
