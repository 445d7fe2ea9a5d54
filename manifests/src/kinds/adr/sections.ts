import type { TextChange } from '../../core/text/change.ts';
import { endOfLine } from '../../core/text/lines.ts';
import { insertion } from './edit.ts';
import { headingFor, type SectionRole } from './headings.ts';
import type { Decision } from './model.ts';

/** A section that a record lacks. */
export interface MissingSection {
  readonly role: SectionRole;
  readonly heading: string;
  readonly level: 2 | 3;
  readonly mandatory: boolean;
}

interface DialectSection {
  readonly role: SectionRole;
  readonly mandatory: boolean;
  readonly level?: 3;
}

/** In the order in which they stand. */
const MADR: readonly DialectSection[] = [
  { role: 'context', mandatory: true },
  { role: 'drivers', mandatory: false },
  { role: 'options', mandatory: true },
  { role: 'outcome', mandatory: true },
  { role: 'consequences', mandatory: false, level: 3 },
  { role: 'confirmation', mandatory: false, level: 3 },
  { role: 'arguments', mandatory: false },
  { role: 'more', mandatory: false },
];
const NYGARD: readonly DialectSection[] = [
  { role: 'status', mandatory: true },
  { role: 'context', mandatory: true },
  { role: 'outcome', mandatory: true },
  { role: 'consequences', mandatory: true },
];

function sectionsOf({ dialect }: Decision): readonly DialectSection[] {
  return dialect === 'madr' ? MADR : NYGARD;
}

/** The sections of its dialect that a record lacks, the optional ones if asked for. */
export function missingSections(model: Decision, optional = false): MissingSection[] {
  const present = new Set(model.sections.map(({ role }) => role));
  // A status that stands elsewhere is a status.
  if (model.status && model.status.form !== 'section') present.add('status');
  return sectionsOf(model)
    .filter(({ role, mandatory }) => (mandatory || optional) && !present.has(role))
    .map(({ role, mandatory, level }) => ({
      role,
      mandatory,
      level: level ?? 2,
      heading: headingFor(role, model.dialect === 'madr' ? 'madr' : 'nygard', model.language),
    }));
}

/** Puts a missing section where its dialect has it: before the first section that comes later. */
export function sectionInsertion(
  uri: string,
  text: string,
  model: Decision,
  missing: MissingSection,
): TextChange {
  const order = sectionsOf(model).map(({ role }) => role);
  const place = order.indexOf(missing.role);
  const later = model.sections.find(
    ({ role, level }) => level > 1 && role !== undefined && order.indexOf(role) > place,
  );
  const eol = endOfLine(text);
  const heading = `${'#'.repeat(missing.level)} ${missing.heading}`;
  if (later) return insertion(uri, later.heading.start, `${heading}${eol}${eol}${eol}${eol}`);
  const lead = text === '' ? '' : /\n\r?\n$/u.test(text) ? '' : text.endsWith('\n') ? eol : `${eol}${eol}`;
  return insertion(uri, text.length, `${lead}${heading}${eol}${eol}`);
}
