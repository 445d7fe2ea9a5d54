import { unknownDecisions } from '../../../formats/citations/unknown-decisions.ts';
import { objectivesRule } from './objectives-rule.ts';

/** A decision that no record of the workspace has. Asked only where the workspace has records at all. */
export const decisionUnknown = objectivesRule(
  'objectives/decision-unknown',
  'warning',
  ({ file, graph, uri }) =>
    unknownDecisions(
      graph,
      uri,
      file.objectives.flatMap(({ decisions }) => decisions),
    ),
);
