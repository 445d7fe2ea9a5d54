import type { Rule } from '../../../core/rules/rule.ts';
import { faultsOfRuns, runsOf } from '../../../formats/lineage/sql-runs.ts';
import { faultFinding } from '../../../formats/lineage/sql-faults.ts';
import type { SqlModel } from '../model.ts';

/** A column that the SQL names and that is not there, in all stages that run it. */
export const columnUnknown: Rule<SqlModel> = {
  id: 'sql/column-unknown',
  severity: 'error',
  *check({ graph, document: { uri } }) {
    for (const fault of faultsOfRuns(graph, runsOf(graph, uri)))
      if (fault.kind === 'column') yield faultFinding(uri, fault);
  },
};
