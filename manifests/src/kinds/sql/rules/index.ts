import type { Rule } from '../../../core/rules/rule.ts';
import type { SqlModel } from '../model.ts';
import { columnUnknown } from './column-unknown.ts';
import { sparkDialect } from './spark-dialect.ts';
import { tableUnknown } from './table-unknown.ts';

/** All rules for SQL that stages run. */
export const SQL_RULES: readonly Rule<SqlModel>[] = [columnUnknown, sparkDialect, tableUnknown];
