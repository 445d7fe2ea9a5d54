import type { Rule } from '../../../core/rules/rule.ts';
import { span } from '../../../core/text/span.ts';
import { runsOf } from '../../../formats/lineage/sql-runs.ts';
import { sparkDifferences } from '../../../formats/sql/spark/differences.ts';
import type { SqlModel } from '../model.ts';

/** What Spark does not have, or has with another meaning, in SQL that a stage runs there. */
export const sparkDialect: Rule<SqlModel> = {
  id: 'sql/spark-dialect',
  severity: 'error',
  *check({ graph, document }) {
    if (!runsOf(graph, document.uri).some(({ facts }) => facts?.engine === 'spark')) return;
    for (const { start, end, message } of sparkDifferences(document.getText()))
      yield { message, span: span(start, end) };
  },
};
