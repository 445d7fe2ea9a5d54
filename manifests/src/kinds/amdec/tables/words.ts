import { headingKey } from './columns.ts';

const TYPES: Readonly<Record<string, readonly string[]>> = {
  prevention: ['prevention', 'preventive', 'preventif'],
  detection: ['detection', 'detective', 'detectif', 'surveillance'],
  protection: ['protection', 'protectrice', 'attenuation', 'mitigation'],
  design: ['design', 'conception', 'reconception', 'redesign'],
};

const STATUSES: Readonly<Record<string, readonly string[]>> = {
  open: [
    'open',
    'ouvert',
    'ouverte',
    'a faire',
    'to do',
    'todo',
    'planned',
    'planifie',
    'planifiee',
    'non commence',
    'a lancer',
    'untouched',
    'under consideration',
    'decision pending',
    'en attente',
  ],
  'in-progress': [
    'in progress',
    'en cours',
    'started',
    'commence',
    'ongoing',
    'wip',
    'implementation pending',
    'en cours de realisation',
  ],
  done: [
    'done',
    'fait',
    'faite',
    'termine',
    'terminee',
    'clos',
    'close',
    'closed',
    'cloture',
    'realise',
    'realisee',
    'solde',
    'soldee',
    'complete',
    'completed',
    'ok',
  ],
  cancelled: [
    'cancelled',
    'canceled',
    'annule',
    'annulee',
    'abandonne',
    'abandonnee',
    'discarded',
    'not implemented',
    'rejete',
    'rejetee',
  ],
};

const PRIORITIES: Readonly<Record<string, readonly string[]>> = {
  H: ['h', 'high', 'haute', 'eleve', 'elevee'],
  M: ['m', 'medium', 'moyenne', 'moyen'],
  L: ['l', 'low', 'basse', 'faible', 'b'],
};

export const typeOf = (word: string): string | undefined => meaning(TYPES, word);
export const statusOf = (word: string): string | undefined => meaning(STATUSES, word);
export const priorityOf = (word: string): string | undefined => meaning(PRIORITIES, word);

/** The French word of a type or status, as a table shows it. */
export function frenchWord(value: string): string {
  const words: Readonly<Record<string, string>> = {
    prevention: 'prévention',
    detection: 'détection',
    protection: 'protection',
    design: 'conception',
    open: 'ouverte',
    'in-progress': 'en cours',
    done: 'terminée',
    cancelled: 'annulée',
  };
  return words[value] ?? value;
}

/** A day as `YYYY-MM-DD`: written so, or as `31/12/2026`, `31.12.26`. Undefined for anything else, and for no real day. */
export function dayOf(text: string): string | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/u.exec(text);
  const french = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/u.exec(text);
  const [year, month, day] = iso
    ? [Number(iso[1]), Number(iso[2]), Number(iso[3])]
    : [Number(french?.[3]), Number(french?.[2]), Number(french?.[1])];
  if (!iso && !french) return undefined;
  const full = year < 100 ? 2000 + year : year;
  const date = new Date(Date.UTC(full, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.toISOString().slice(0, 10) : undefined;
}

/** A number with a point or a comma; with the label that some tables put behind a mark (`3 - serious`). */
export function numberOf(text: string): { readonly number: number; readonly rest: string } | undefined {
  const match = /^(-?\d{1,9}(?:[.,]\d{1,6})?)(?:\s*[-–:=(]\s*(.*))?$/su.exec(text);
  return match ? { number: Number((match[1] ?? '').replace(',', '.')), rest: match[2] ?? '' } : undefined;
}

function meaning(words: Readonly<Record<string, readonly string[]>>, word: string): string | undefined {
  const key = headingKey(word);
  return Object.keys(words).find((value) => words[value]?.includes(key));
}
