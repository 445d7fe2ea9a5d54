import type { Rule } from '../../../core/rules/rule.ts';
import { faultsOfRuns, runsOf } from '../../../formats/lineage/sql-runs.ts';
import { faultFinding } from '../../../formats/lineage/sql-faults.ts';
import type { SqlModel } from '../model.ts';

/** A table that the SQL names and that is not there, in all stages that run it. */
export const tableUnknown: Rule<SqlModel> = {
  id: 'sql/table-unknown',
  severity: 'error',
  *check({ graph, document: { uri } }) {
    for (const fault of faultsOfRuns(graph, runsOf(graph, uri)))
      if (fault.kind === 'table') yield faultFinding(uri, fault);
  },
};
