import { t } from '@vscode/l10n';
import { STATUSES, type StatusName } from '../../formats/citations/status.ts';
import type { Language } from '../../core/language.ts';
import { oneLetterAway } from '../../formats/json-schema/nearest.ts';
import { fold } from './headings.ts';

/** The statuses that a record may take from another: rejected and superseded ones stay as they are. */
export const TRANSITIONS: Readonly<Record<StatusName, readonly StatusName[]>> = {
  draft: ['proposed'],
  proposed: ['accepted', 'rejected'],
  accepted: ['deprecated', 'superseded'],
  rejected: [],
  deprecated: ['superseded'],
  superseded: [],
};

/** Words that open a status, folded, in the forms met in public collections; the first that matches counts. */
const WORDS: readonly (readonly [StatusName, RegExp])[] = [
  ['accepted', /^part(?:ly|ial(?:ly)?) super[cs]ed|^partiellement remplace/u],
  [
    'superseded',
    /^(?:super[cs]eded|replaced|remplacee?s?(?= (?:par|le|depuis)\b|[.,;:()]|$)|supplanted|supplantee?)/u,
  ],
  [
    'accepted',
    /^(?:accept|approv|adopt|agreed|decided|implemented|final|active|done|ratified|valide|decidee?|actee?|en vigueur|enforced|amended|in effect|completed?\b)/u,
  ],
  [
    'rejected',
    /^(?:reject|declined?|withdrawn|cancell?ed|abandon|refus|ecarte|retire\b|retiree\b|not accepted|rejete|rejet\b)/u,
  ],
  ['deprecated', /^(?:deprecat|obsolet|retired|depreci|outdated|perime|reverted|rolled back)/u],
  [
    'proposed',
    /^(?:propos|in review|under review|in discussion|under discussion|open\b|pending|for review|review\b|rfc\b|en discussion|en revue|en cours|a l'etude|soumise?|en attente|request for comment)/u,
  ],
  ['draft', /^(?:draft|wip\b|work in progress|in progress|brouillon|ebauche|projet\b|idea\b)/u],
];

const SUPERSEDED_LATER = /\b(?:super[cs]eded by|replaced by|remplacee? par|supplantee? par)\b/u;
const PARTIALLY = /\bpart(?:ly|ial(?:ly)?) super[cs]eded|\bpartiellement remplacee?\b/u;

/**
 * The status that a text states, whatever its quotes, capitals, marks and remarks: `"Accepted ✅ (2021-03-04)"` is
 * accepted. Undefined when it states none that we know: an unknown status is not taken for another.
 */
export function statusOf(text: string): StatusName | undefined {
  const folded = fold(text).replace(/^[^\p{L}]+/u, '');
  if (SUPERSEDED_LATER.test(folded) && !PARTIALLY.test(folded)) return 'superseded';
  return WORDS.find(([, pattern]) => pattern.test(folded))?.[0];
}

/** The words for statuses in their forms: an accent, a gender or a number more or less is no slip. */
const FORMS =
  /^(?:drafts?|brouillons?|propos(?:e|es|ed|ee|ees|er|al|als)|accept(?:s|e|es|ed|ee|ees|er)?|rejects?|rejected|rejet(?:e|es|ee|ees|er)?|deprecat(?:e|es|ed)|depreci(?:e|es|ee|ees|er|ated)|super[cs]ede[ds]?|remplace(?:e|s|es|r)?)$/u;

/** The status word that the first word of a text is one letter away from, and no form of: `Acceptted`. */
export function slipOfStatus(text: string, language: Language): string | undefined {
  const word = /^\p{L}+/u.exec(text)?.[0];
  if (word === undefined || FORMS.test(fold(word))) return undefined;
  return oneLetterAway(word, [...STATUSES, ...STATUSES.map((status) => statusWord(status, language))]);
}

/** The word that is written for a status, in the record's own language. */
export function statusWord(status: StatusName, language: Language): string {
  return language === 'en' ? status : FRENCH[status];
}

const FRENCH: Readonly<Record<StatusName, string>> = {
  draft: 'brouillon',
  proposed: 'proposé',
  accepted: 'accepté',
  rejected: 'rejeté',
  deprecated: 'déprécié',
  superseded: 'remplacé',
};

/** What a status means, for completion. */
export function statusMeaning(status: StatusName): string {
  switch (status) {
    case 'draft':
      return t('Draft: not ready for discussion yet');
    case 'proposed':
      return t('Proposed: under discussion, not decided yet');
    case 'accepted':
      return t('Accepted: decided and in force');
    case 'rejected':
      return t('Rejected: kept as a record, so that it is not proposed again unknowingly');
    case 'deprecated':
      return t('Deprecated: no longer in force, without a replacement');
    case 'superseded':
      return t('Superseded: no longer in force, replaced by another decision');
  }
}
