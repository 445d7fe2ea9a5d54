import { unknownPeople } from '../../../formats/people/unknown-people.ts';
import { checksOf, qualityRule } from './quality-rule.ts';

/** An owner that no matrix of responsibilities knows. Asked only where the workspace declares roles or people at all. */
export const ownerUnknown = qualityRule('quality/owner-unknown', 'warning', ({ suite, graph, uri }) =>
  unknownPeople(
    graph,
    uri,
    [suite, ...suite.tables.values(), ...checksOf(suite)].flatMap(({ owner }) => owner ?? []),
  ),
);
