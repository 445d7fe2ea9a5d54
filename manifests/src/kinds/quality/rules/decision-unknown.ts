import { unknownDecisions } from '../../../formats/citations/unknown-decisions.ts';
import { qualityRule } from './quality-rule.ts';

/** A decision that no record of the workspace has. Asked only where the workspace has records at all. */
export const decisionUnknown = qualityRule('quality/decision-unknown', 'warning', ({ suite, graph, uri }) =>
  unknownDecisions(graph, uri, suite.decisions),
);
