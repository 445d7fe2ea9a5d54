import { unknownDecisions } from '../../../formats/citations/unknown-decisions.ts';
import { modelRule } from './model-rule.ts';

/** A decision that no record of the workspace has. Asked only where the workspace has records at all. */
export const decisionUnknown = modelRule('model/decision-unknown', 'warning', ({ manifest, graph, uri }) =>
  unknownDecisions(graph, uri, manifest.decisions),
);
