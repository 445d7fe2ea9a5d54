import { nameKey } from '../../core/graph/entity.ts';
import { nearest } from '../../formats/json-schema/nearest.ts';
import type { Meaning } from './variant.ts';

/** The words that matrices use for a meaning, English and French, without accents and in the singular. */
const WORDS: Readonly<Record<string, Meaning>> = {
  responsible: 'responsible',
  'responsible party': 'responsible',
  responsable: 'responsible',
  realise: 'responsible',
  realisateur: 'responsible',
  realisation: 'responsible',
  execute: 'responsible',
  executant: 'responsible',
  fait: 'responsible',
  does: 'responsible',
  doer: 'responsible',
  accountable: 'accountable',
  'accountable party': 'accountable',
  approuve: 'accountable',
  approbateur: 'accountable',
  approbation: 'accountable',
  autorite: 'accountable',
  garant: 'accountable',
  'rend compte': 'accountable',
  'rend des comptes': 'accountable',
  valide: 'accountable',
  valideur: 'accountable',
  redevable: 'accountable',
  imputable: 'accountable',
  consulted: 'consulted',
  consult: 'consulted',
  consulte: 'consulted',
  informed: 'informed',
  inform: 'informed',
  informe: 'informed',
  support: 'support',
  supporting: 'support',
  supportive: 'support',
  soutien: 'support',
  soutient: 'support',
  appui: 'support',
  assiste: 'support',
  verifies: 'verifies',
  verifier: 'verifies',
  verifie: 'verifies',
  verificateur: 'verifies',
  signs: 'signs',
  signatory: 'signs',
  'signs off': 'signs',
  signe: 'signs',
  signataire: 'signs',
  omitted: 'omitted',
  omis: 'omitted',
  'out of the loop': 'omitted',
  driver: 'driver',
  pilote: 'driver',
  approver: 'approver',
  contributor: 'contributor',
  contributeur: 'contributor',
  recommends: 'recommends',
  recommend: 'recommends',
  recommande: 'recommends',
  agrees: 'agrees',
  agree: 'agrees',
  performs: 'performs',
  perform: 'performs',
  inputs: 'inputs',
  input: 'inputs',
  decides: 'decides',
  decide: 'decides',
  decideur: 'decides',
  decider: 'decides',
};

/** A word as it is looked up: without accents, marks of gender and number in brackets, and plural. */
function folded(word: string): string {
  return nameKey(word.normalize('NFD').replace(/\p{M}+/gu, ''))
    .replace(/\((?:e|s|es|e\)\(s)\)/gu, '')
    .replace(/[·.](?:e|s)(?:[·.]s)?(?=\s|$)/gu, '')
    .trim();
}

/** What a heading or label such as « Approbateur », `Accountable (A)` or `R - Responsible` means; undefined for other words. */
export function meaningOfWord(label: string): Meaning | undefined {
  const bare = folded(label.replace(/^[A-Z]\s*[-–—:=]\s*/u, ''))
    .replace(/\([^()]{0,3}\)/gu, ' ')
    .trim();
  return WORDS[bare] ?? WORDS[bare.replace(/s$/u, '')] ?? WORDS[bare.replace(/e$/u, '')];
}

/** Longer texts are not a misspelt word. */
const MAX_WORD = 20;

/** What a word means that is nearly one of ours: `Acountable`. */
export function meaningNear(word: string): Meaning | undefined {
  if (word.length > MAX_WORD) return undefined;
  const near = nearest(folded(word), Object.keys(WORDS));
  return near === undefined ? undefined : WORDS[near];
}

/** What the other columns of a table hold. */
export type ColumnUse =
  | 'activity'
  | 'section'
  | 'role'
  | 'letter'
  | 'number'
  | 'deliverable'
  | 'notes'
  | 'decisions';

const COLUMN_USES: readonly (readonly [ColumnUse, RegExp])[] = [
  ['number', /^(?:#|n[o°º]?|num(?:ber|ero)?|id|ref(?:erence)?|step #|wbs)$/u],
  [
    'letter',
    /^(?:raci|rasci|raci-vs|cairo|daci|rapid|pacsi|letter|lettre|code|assignment|affectation|responsabilite|responsibility|involvement|implication)$/u,
  ],
  [
    'section',
    /^(?:sections?|phases?|domaines?|domains?|categor(?:y|ies|ie)|areas?|themes?|workstreams?|chantiers?|lots?|process(?:us)?|process area|groups?|groupes?)$/u,
  ],
  [
    'role',
    /^(?:roles?|who|qui|acteurs?|actors?|stakeholders?|parties? prenantes?|persons?|personnes?|people|assignees?|teams?|equipes?|role \/ person)$/u,
  ],
  ['deliverable', /^(?:deliverables?|livrables?|outputs?)$/u],
  ['decisions', /^(?:decisions?|adrs?|related decisions?)$/u],
  ['notes', /^(?:notes?|remarks?|remarques?|comments?|commentaires?|observations?|description|details?)$/u],
  [
    'activity',
    /^(?:activit(?:y|ies|e|es)|tasks?|taches?|activity \/ (?:deliverable|task|decision)|task \/ (?:activity|deliverable)|actions?|steps?|etapes?|work ?items?|functions?|fonctions?|process step)$/u,
  ],
];

/** What the column under a heading holds, when the heading says so. */
export function columnUse(heading: string): ColumnUse | undefined {
  const bare = folded(heading);
  return COLUMN_USES.find(([, words]) => words.test(bare))?.[0];
}
