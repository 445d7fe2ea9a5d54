import { unknownDecisions } from '../../../formats/citations/unknown-decisions.ts';
import { registryRule } from './registry-rule.ts';

/** A decision that no record of the workspace has. Asked only where the workspace has records at all. */
export const decisionUnknown = registryRule(
  'registry/decision-unknown',
  'warning',
  ({ registered, graph, uri }) =>
    unknownDecisions(
      graph,
      uri,
      registered.versions.flatMap(({ decision }) => decision ?? []),
    ),
);
