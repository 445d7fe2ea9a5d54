import { fileName, folderOf } from '../../core/text/resource.ts';

/** The parts of a record's file name: `adr-` `0012` `-` `title-with-dashes` `.md`. */
export interface NumberedName {
  readonly prefix: string;
  readonly digits: string;
  readonly number: number;
  readonly joint: string;
  readonly slug: string;
  readonly extension: string;
}

/** Five digits at most and no second number: `20200925-title.md` and `2024-05-12-title.md` start with a date. */
const NUMBERED =
  /^(adr[-_ ]?|decision[-_ ]?)?(\d{1,5})(?:([-_. ]+)(?!\d\d-\d\d\b)(.*?))?(\.(?:md|markdown|mdown))$/iu;
const MARKDOWN = /\.(?:md|markdown|mdown)$/iu;

const FOLDER =
  /^(?:adrs?|madrs?|decisions?|decision-?records?|decision-log|architecture-decisions?|architectural-decisions?|architecture-decision-records?|architectural-decision-records?|decisions-architecture)$/iu;

/** Files of such folders that are not records: indexes, templates, texts about the folder. */
const NOT_A_RECORD =
  /^(?:\d*[-_]?index|_index|readme.*|summary|toc|glossary|changelog|contributing|overview|about|_.*|(?:adr[-_]?)?(?:n{3,4}|x{3,4}|y{4})(?:[-_].*)?)$/iu;

/** The number and the words of a file name; undefined when it has no number. */
export function numberedName(uri: string): NumberedName | undefined {
  const match = NUMBERED.exec(fileName(uri));
  if (!match) return undefined;
  const [, prefix = '', digits = '', joint = '', slug = '', extension = ''] = match;
  return { prefix, digits, number: Number(digits), joint, slug, extension };
}

/** The file name with another number, written with at least as many digits, or another slug. */
export function nameWith(
  name: NumberedName,
  change: { readonly number?: number; readonly slug?: string },
): string {
  const { prefix, digits, joint, extension } = name;
  const slug = change.slug ?? name.slug;
  const number = String(change.number ?? name.number).padStart(digits.length, '0');
  return `${prefix}${number}${slug === '' ? '' : joint || '-'}${slug}${extension}`;
}

/** The words of a title as they are in a file name: `Use PostgreSQL (v16)` is `use-postgresql-v16`. */
export function slugOf(title: string): string {
  const words = title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/gu, 'oe')
    .replace(/æ/gu, 'ae')
    .match(/[\p{L}\p{N}]+/gu);
  return (words ?? []).join('-').slice(0, 80).replace(/-+$/u, '');
}

/** A folder of templates, in one of decisions or elsewhere, `example_templates`; those of Hugo are archetypes. */
const TEMPLATE_FOLDER =
  /\/(?:(?:adr|madr|decision|record|example|sample|default)s?[-_]){0,2}(?:templates?|archetypes?|mod[eè]les?|gabarits?)$/iu;

/** Words of the names of templates: `adr-template`, `0000-modele-adr`, `template-short`. */
const TEMPLATE = /template|modele|modèle|gabarit/iu;
const MODEL = /modele|modèle/iu;
const OF_TEMPLATES =
  /^(?:adrs?|madr|nygard|decisions?|records?|architecture|architectural|templates?|modele|modèle|gabarit|short|long|full|bare|minimal|example|exemple|blank|new|d|de|des|en|fr)$/iu;

/** True for templates, and not for a record about one or about a model: `0007-use-jinja-as-template-engine.md`, `modele-de-donnees.md`. */
function isTemplateName(name: string): boolean {
  if (!TEMPLATE.test(name)) return false;
  const [, digits, words = ''] = /^(?:adr[-_ ]?)?(?:(\d+)(?!\d))?(.*)$/iu.exec(name) ?? [];
  // Without a number, and as number 0, a file with such a word in its name is a template; a French "modèle" may be any model.
  if ((digits === undefined || Number(digits) === 0) && !MODEL.test(name)) return true;
  return words.split(/[-_. ]+/u).every((word) => word === '' || OF_TEMPLATES.test(word));
}

/** True for `README.md`, `index.md`, `adr-template.md`, `NNNN-title.md` and their like. */
export function isNoRecordName(uri: string): boolean {
  const name = fileName(uri).replace(MARKDOWN, '');
  return NOT_A_RECORD.test(name) || isTemplateName(name) || TEMPLATE_FOLDER.test(folderOf(uri));
}

/** How many folders up the nearest folder of decisions is: 0 for its own; undefined when there is none. */
export function decisionFolderDepth(uri: string): number | undefined {
  const segments = folderOf(uri).split('/').reverse();
  const depth = segments.slice(0, 4).findIndex((segment) => FOLDER.test(segment));
  return depth === -1 ? undefined : depth;
}
