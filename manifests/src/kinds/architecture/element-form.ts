import type { ElementFacts } from '../../formats/architecture/entity-types.ts';

/** What an element is, as far as drawings and other programs tell elements apart. */
export type ElementForm =
  | 'store'
  | 'queue'
  | 'gateway'
  | 'actor'
  | 'external'
  | 'process'
  | 'infrastructure'
  | 'service';

/** The forms of words in kinds, which authors choose freely. */
const FORMS: readonly (readonly [words: RegExp, form: ElementForm])[] = [
  [/store|database|db\b|base|cache|bucket|warehouse|index/iu, 'store'],
  [/queue|topic|broker|bus|stream|file/iu, 'queue'],
  [/gateway|proxy|balancer|firewall|ingress|passerelle/iu, 'gateway'],
  [/actor|person|user|customer|client|role|acteur/iu, 'actor'],
  [/external|saas|partner|externe|device/iu, 'external'],
  [/process|function|block|activity|fonction|bloc/iu, 'process'],
  [/cluster|server|machine|node|network|host|vm\b/iu, 'infrastructure'],
];

/** The form of an element: a service unless its kind says something else. */
export function elementForm({
  kind = '',
  deployedBy,
}: Pick<ElementFacts, 'kind' | 'deployedBy'>): ElementForm {
  if (deployedBy === 'saas') return 'external';
  return FORMS.find(([words]) => words.test(kind))?.[1] ?? 'service';
}
