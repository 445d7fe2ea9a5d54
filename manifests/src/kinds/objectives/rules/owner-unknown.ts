import { unknownPeople } from '../../../formats/people/unknown-people.ts';
import { objectivesRule } from './objectives-rule.ts';

/** An owner, team or supplier that no matrix of responsibilities knows. Asked only where the workspace declares any. */
export const ownerUnknown = objectivesRule('objectives/owner-unknown', 'warning', ({ file, graph, uri }) =>
  unknownPeople(graph, uri, [
    ...[file, ...file.objectives].flatMap(({ owner }) => owner ?? []),
    ...file.objectives.flatMap(({ subject }) => (subject?.type === 'role' ? [subject.name] : [])),
  ]),
);
