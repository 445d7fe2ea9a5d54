import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { fileName } from '../../../core/text/resource.ts';
import { checkRuns } from '../../../formats/run-history/check-runs.ts';
import type { AmdecModel } from '../model.ts';
import { checkReferences } from '../references.ts';
import { highestLowRating } from './low-rating.ts';

/** Runs that are looked at, and the fewest that say anything. */
const MOST_RUNS = 20;
const FEWEST_RUNS = 5;
/** A failure in one run of so many, or more, is not rare; and one alone may have been chance. */
const EVERY = 4;
const FEWEST_FAILED = 2;

/** A failure that is rated rare, and that a check of data found again and again in the recorded runs of a pipeline. */
export const occurrenceContradicted: Rule<AmdecModel> = {
  id: 'amdec/occurrence-contradicted',
  severity: 'information',
  *check({ model, document: { uri }, graph }) {
    const scale = model.grid?.occurrence;
    if (!scale) return;
    for (const { rating, checks } of model.risks) {
      const { occurrence } = rating;
      if (occurrence?.value === undefined) continue;
      if (occurrence.value < scale.minimum || occurrence.value > highestLowRating(scale)) continue;
      for (const check of checks) {
        const [declared, named] = checkReferences(uri, check);
        const found = named && graph.resolve(named).find(({ type }) => type === 'table');
        const table = found?.type === 'table' ? found.facts?.file : undefined;
        if (!declared || table === undefined) continue;
        for (const { pipeline, runs, failed } of checkRuns(
          graph,
          uri,
          { table, check: declared.name },
          MOST_RUNS,
        )) {
          if (runs < FEWEST_RUNS || failed < FEWEST_FAILED || failed * EVERY < runs) continue;
          yield {
            message: t(
              'Occurrence is rated {0} (rare), but the check "{1}" failed in {2} of the last {3} recorded runs of "{4}"',
              occurrence.text,
              check.text,
              failed,
              runs,
              fileName(pipeline),
            ),
            span: occurrence.span,
          };
        }
      }
    }
  },
};
