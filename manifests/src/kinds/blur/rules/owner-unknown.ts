import { unknownPeople } from '../../../formats/people/unknown-people.ts';
import { blurRule } from './blur-rule.ts';

/** Somebody who is said to answer for it, and whom no matrix of responsibilities knows. */
export const ownerUnknown = blurRule('blur/owner-unknown', 'warning', ({ blurSettings, graph, uri }) =>
  unknownPeople(graph, uri, blurSettings.owner ? [blurSettings.owner] : []),
);
