import { unknownPeople } from '../../../formats/people/unknown-people.ts';
import { modelRule } from './model-rule.ts';

/** An owner that no matrix of responsibilities knows. Asked only where the workspace declares roles or people at all. */
export const ownerUnknown = modelRule(
  'model/owner-unknown',
  'warning',
  ({ manifest: { owner }, graph, uri }) => unknownPeople(graph, uri, owner ? [owner] : []),
);
