import { unknownPeople } from '../../../formats/people/unknown-people.ts';
import { registryRule } from './registry-rule.ts';

/** Who owns, approved or promoted a model and is in no matrix of responsibilities. Asked only where roles or people are declared. */
export const ownerUnknown = registryRule(
  'registry/owner-unknown',
  'warning',
  ({ registered, graph, uri }) => {
    const { owner, versions, history } = registered;
    const approvers = versions.map(({ approver }) => approver);
    const promoters = history.map(({ by }) => by);
    return unknownPeople(
      graph,
      uri,
      [owner, ...approvers, ...promoters].flatMap((one) => one ?? []),
    );
  },
);
