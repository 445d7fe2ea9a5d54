import type { Kind } from '../../core/kind.ts';
import { completeSql } from './complete.ts';
import { SQL_DECLARATION } from './declaration.ts';
import { hoverSql } from './hover.ts';
import { looksAtSql } from './items.ts';
import type { SqlModel } from './model.ts';
import { parseSql } from './parse.ts';
import { sqlPlaceOf } from './place-of.ts';
import { SQL_RULES } from './rules/index.ts';
import { sameSqlColumns } from './column-group.ts';
import { sqlColumns } from './columns.ts';
import { renameSqlColumn } from './rename-column.ts';

/** SQL that stages of pipelines run: `*.sql`. */
export const SQL: Kind<SqlModel> = {
  ...SQL_DECLARATION,
  parse: parseSql,
  rules: SQL_RULES,
  looksAt: looksAtSql,
  complete: completeSql,
  hover: hoverSql,
  placeOf: sqlPlaceOf,
  columnUses: sqlColumns,
  sameColumns: sameSqlColumns,
  renameColumn: renameSqlColumn,
};
