import { unknownPeople } from '../../../formats/people/unknown-people.ts';
import { blurRule } from './blur-rule.ts';

/** The owner of a configuration is in no responsibility matrix. */
export const ownerUnknown = blurRule('blur/owner-unknown', 'warning', ({ blurSettings, graph, uri }) =>
  unknownPeople(graph, uri, blurSettings.owner ? [blurSettings.owner] : []),
);
