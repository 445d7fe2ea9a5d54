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

/**
 * The forms of the words in kinds, which authors choose freely. A word counts as a whole: `business-object` is no bus. Where it is
 * written together with others (`datastore`, `webserver`), its end counts, if that cannot be the end of another word.
 */
const FORMS: readonly (readonly [word: RegExp, form: ElementForm])[] = [
  [/^(?:.*(?:store|database|cache|bucket|warehouse)|db|base|index)s?$/u, 'store'],
  [/^(?:.*(?:queue|broker)|topic|(?:event|message|service)?bus|(?:event|data)?stream|file)s?$/u, 'queue'],
  [/^(?:.*(?:gateway|balancer)|(?:reverse)?proxy|firewall|ingress|passerelle)s?$/u, 'gateway'],
  [/^(?:actor|person|user|customer|client|role|acteur)s?$/u, 'actor'],
  [/^(?:external|saas|partner|externe)s?$/u, 'external'],
  [/^(?:process|function|block|activity|fonction|bloc)s?$/u, 'process'],
  [/^(?:.*server|cluster|machine|node|network|host|vm|device)s?$/u, 'infrastructure'],
];

/** The form of an element: a service unless its kind says something else. */
export function elementForm({
  kind = '',
  deployedBy,
}: Pick<ElementFacts, 'kind' | 'deployedBy'>): ElementForm {
  if (deployedBy === 'saas') return 'external';
  const words = wordsOf(kind);
  return FORMS.find(([word]) => words.some((one) => word.test(one)))?.[1] ?? 'service';
}

/** `application-database`, `applicationDatabase` and `Application database` are the same two words. */
function wordsOf(kind: string): readonly string[] {
  return kind
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
}
