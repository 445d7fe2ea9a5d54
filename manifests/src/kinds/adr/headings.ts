import type { Language } from '../../core/language.ts';

/** What a section of a record is about, whatever its dialect calls it. */
export type SectionRole =
  | 'status'
  | 'date'
  | 'people'
  | 'context'
  | 'drivers'
  | 'options'
  | 'outcome'
  | 'consequences'
  | 'arguments'
  | 'confirmation'
  | 'more';

/** Headings met in public collections, folded by `foldHeading`.. */
const HEADINGS: Readonly<
  Record<SectionRole, { readonly en: readonly string[]; readonly fr: readonly string[] }>
> = {
  status: { en: ['status', 'decision status', 'state'], fr: ['statut', 'etat', 'statut de la decision'] },
  date: { en: ['date', 'decision date'], fr: ['date de decision', 'date de la decision'] },
  people: {
    en: ['deciders', 'decision makers', 'decision-makers', 'people', 'participants'],
    fr: ['decideurs', 'participants a la decision'],
  },
  context: {
    en: [
      'context and problem statement',
      'context',
      'context and problem',
      'problem statement',
      'problem',
      'background',
      'issue',
      'motivation',
      'context & problem statement',
      'problem description',
    ],
    fr: [
      'contexte et enonce du probleme',
      'contexte',
      'contexte et probleme',
      'contexte et problematique',
      'problematique',
      'probleme',
      'enonce du probleme',
    ],
  },
  drivers: {
    en: ['decision drivers', 'drivers', 'forces', 'decision criteria', 'evaluation criteria', 'criteria'],
    fr: [
      'facteurs de decision',
      'criteres de decision',
      'criteres',
      'moteurs de la decision',
      'forces en presence',
    ],
  },
  options: {
    en: [
      'considered options',
      'options considered',
      'options',
      'considered alternatives',
      'alternatives considered',
      'alternatives',
      'alternative approaches',
      'positions',
    ],
    fr: [
      'options considerees',
      'options envisagees',
      'options etudiees',
      'options possibles',
      'alternatives envisagees',
      'alternatives considerees',
      'alternatives etudiees',
      'solutions envisagees',
    ],
  },
  outcome: {
    en: [
      'decision outcome',
      'decision',
      'outcome',
      'outcomes',
      'decisions',
      'resolution',
      'proposed decision',
      'preferred option',
    ],
    fr: [
      'resultat de la decision',
      'decision prise',
      'decision retenue',
      'solution retenue',
      'option retenue',
      'issue de la decision',
    ],
  },
  consequences: {
    en: [
      'consequences',
      'positive consequences',
      'negative consequences',
      'implications',
      'impact',
      'results',
    ],
    fr: ['consequences positives', 'consequences negatives', 'impacts', 'effets'],
  },
  arguments: {
    en: [
      'pros and cons of the options',
      'pros and cons',
      'pros and cons of the alternatives',
      'pros & cons of the options',
    ],
    fr: [
      'avantages et inconvenients des options',
      'avantages et inconvenients',
      'avantages et limites des options',
    ],
  },
  confirmation: {
    en: ['confirmation', 'validation', 'compliance'],
    fr: ['verification', 'validation de la decision', 'conformite'],
  },
  more: {
    en: ['more information', 'links', 'references', 'notes', 'related decisions', 'related', 'see also'],
    fr: [
      "plus d'informations",
      'informations complementaires',
      'complements',
      'liens',
      'pour en savoir plus',
      'references complementaires',
    ],
  },
};

interface KnownHeading {
  readonly role: SectionRole;
  readonly language: Language;
}

const BY_HEADING: ReadonlyMap<string, KnownHeading> = new Map<string, KnownHeading>(
  Object.entries(HEADINGS).flatMap(([role, { en, fr }]) => [
    ...en.map((heading) => [heading, { role: role as SectionRole, language: 'en' }] as const),
    ...fr.map((heading) => [heading, { role: role as SectionRole, language: 'fr' }] as const),
  ]),
);

/** The names of MADR's sections that no other dialect has. */
const MADR_HEADINGS: ReadonlySet<string> = new Set([
  'context and problem statement',
  'considered options',
  'decision outcome',
  'decision drivers',
  'pros and cons of the options',
  'contexte et enonce du probleme',
  'options considerees',
  'options envisagees',
  'resultat de la decision',
  'facteurs de decision',
  'avantages et inconvenients des options',
]);

/** A heading for comparison: without its number, accents, capitals and closing colon. */
export function foldHeading(title: string): string {
  return fold(title.replace(/<!--.*?(?:-->|$)/gu, ''))
    .replace(/^\d+(?:\.\d+)*[.):]?\s+/u, '')
    .replace(/\s*[:?]$/u, '')
    .replace(/^[^\p{L}]+/u, '')
    .trim();
}

/** Lower case, no accents, straight apostrophes, single spaces. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’‘]/gu, "'")
    .replace(/\s+/gu, ' ')
    .trim();
}

/** What a heading stands for; undefined for one of the writer's own. */
export function knownHeading(title: string): KnownHeading | undefined {
  return BY_HEADING.get(foldHeading(title));
}

/**
 * What the heading of a section stands for: also one with more behind it (`Decision Outcome: PostgreSQL`), or with a word
 * in it (`Considered Implementation Options`). Not for titles, which may be "Decision: use PostgreSQL", nor to tell what
 * kind of text a file is.
 */
export function sectionHeading(title: string, level: number): KnownHeading | undefined {
  const known = knownHeading(title);
  if (known || level < 2 || title.length > MAX_HEADING) return known;
  const folded = foldHeading(title);
  const lead = LEAD.exec(folded)?.[1];
  const led = lead === undefined ? undefined : BY_HEADING.get(lead);
  if (led && SUFFIXED.has(led.role)) return led;
  return WIDENED.find(({ pattern }) => pattern.test(folded))?.known;
}

/** Longer headings are sentences. */
const MAX_HEADING = 200;
/** The words before a colon, a dash or a bracket. */
const LEAD = /^([^:(–—]{3,60}?)\s*(?::\s|[–—(]|\s-\s)/u;
/** Sections that a record has once. Others, such as "Impact: none", may be parts of another section. */
const SUFFIXED: ReadonlySet<SectionRole> = new Set(['context', 'drivers', 'options', 'outcome', 'arguments']);
/** Names of sections with a word of the writer's own between two that tell what they are. */
const WIDENED: readonly { readonly pattern: RegExp; readonly known: KnownHeading }[] = [
  {
    pattern: /^(?:considered|possible|evaluated) (?:[\p{L}-]+ ){1,3}(?:options|alternatives|solutions)$/u,
    known: { role: 'options', language: 'en' },
  },
  {
    pattern: /^(?:options|alternatives|solutions) (?:[\p{L}-]+ ){0,2}(?:considered|evaluated)$/u,
    known: { role: 'options', language: 'en' },
  },
  {
    pattern: /^(?:options|alternatives|solutions) (?:[\p{L}-]+ ){1,3}(?:envisagees|etudiees|considerees)$/u,
    known: { role: 'options', language: 'fr' },
  },
  {
    pattern: /^(?:positive|negative|neutral|expected) (?:[\p{L}-]+ ){0,2}consequences$/u,
    known: { role: 'consequences', language: 'en' },
  },
  {
    pattern: /^consequences (?:and|of|et|de|du|des)\b/u,
    known: { role: 'consequences', language: 'en' },
  },
];

export function isMadrHeading(title: string): boolean {
  return MADR_HEADINGS.has(foldHeading(title));
}

/** The heading that a dialect gives to a role: the first of the list, or Nygard's short one. */
export function headingFor(role: SectionRole, dialect: 'madr' | 'nygard', language: Language): string {
  return HEADING_TEXTS[language][dialect][role] ?? HEADING_TEXTS[language].madr[role] ?? role;
}

type HeadingTexts = Readonly<Partial<Record<SectionRole, string>>>;

const HEADING_TEXTS: Readonly<Record<Language, Readonly<Record<'madr' | 'nygard', HeadingTexts>>>> = {
  en: {
    madr: {
      context: 'Context and Problem Statement',
      drivers: 'Decision Drivers',
      options: 'Considered Options',
      outcome: 'Decision Outcome',
      consequences: 'Consequences',
      confirmation: 'Confirmation',
      arguments: 'Pros and Cons of the Options',
      more: 'More Information',
      status: 'Status',
    },
    nygard: { context: 'Context', outcome: 'Decision' },
  },
  fr: {
    madr: {
      context: 'Contexte et énoncé du problème',
      drivers: 'Facteurs de décision',
      options: 'Options envisagées',
      outcome: 'Résultat de la décision',
      consequences: 'Conséquences',
      confirmation: 'Confirmation',
      arguments: 'Avantages et inconvénients des options',
      more: 'Plus d’informations',
      status: 'Statut',
    },
    nygard: { context: 'Contexte', outcome: 'Décision' },
  },
};
