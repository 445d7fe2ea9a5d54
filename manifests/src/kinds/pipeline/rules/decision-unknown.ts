import { unknownDecisions } from '../../../formats/citations/unknown-decisions.ts';
import { pipelineRule } from './pipeline-rule.ts';

/** A decision that no record of the workspace has. Asked only where the workspace has records at all. */
export const decisionUnknown = pipelineRule(
  'pipeline/decision-unknown',
  'warning',
  ({ pipeline, graph, uri }) =>
    unknownDecisions(
      graph,
      uri,
      [pipeline, ...pipeline.stages.values()].flatMap(({ decisions }) => decisions),
    ),
);
