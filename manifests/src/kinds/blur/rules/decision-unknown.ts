import { unknownDecisions } from '../../../formats/citations/unknown-decisions.ts';
import { blurRule } from './blur-rule.ts';

/** A decision that no record of the workspace has. Asked only where the workspace has records at all. */
export const decisionUnknown = blurRule('blur/decision-unknown', 'warning', ({ blurSettings, graph, uri }) =>
  unknownDecisions(graph, uri, blurSettings.decisions),
);
