import type { Entity } from '../../core/graph/entity.ts';
import type { TextChange } from '../../core/text/change.ts';
import { endOfLine } from '../../core/text/lines.ts';
import { relativePath } from '../../core/text/resource.ts';
import { span } from '../../core/text/span.ts';
import { headingFor } from './headings.ts';
import type { Decision, MetadataForm } from './model.ts';
import type { StatusName } from '../../formats/citations/status.ts';
import { statusWord } from './status.ts';

/** A record to be changed. */
export interface Editable {
  readonly uri: string;
  readonly text: string;
  readonly model: Decision;
}

/** A record as others name it. */
export interface DecisionName {
  readonly uri: string;
  readonly id: string;
  readonly number?: number | undefined;
  readonly title?: string | undefined;
}

/** How others name the record that declares an entity. */
export function decisionName({ uri, name, facts }: Entity): DecisionName {
  const [number, title] = [facts?.number, facts?.title];
  return {
    uri,
    id: name,
    number: typeof number === 'number' ? number : undefined,
    title: typeof title === 'string' ? title : undefined,
  };
}

/** Writes a status where the record keeps its own, or where its dialect would. */
export function withStatus({ uri, text, model }: Editable, status: string): TextChange {
  const { status: old, frontMatter, dialect, language, sections } = model;
  if (old) return { kind: 'text', uri, span: old.span, text: likeCase(old.text, status) };
  const eol = endOfLine(text);
  const key = language === 'fr' ? 'statut' : 'status';
  if (frontMatter) return insertion(uri, frontMatter.content.start, `${key}: ${status}${eol}`);
  if (dialect === 'madr')
    return insertion(uri, startOf(text), `---${eol}${key}: ${status}${eol}---${eol}${eol}`);
  const title = sections.find(({ role }) => role === undefined) ?? sections[0];
  const at = title ? title.heading.end : startOf(text);
  const heading = headingFor('status', 'nygard', language);
  return insertion(uri, at, `${eol}${eol}## ${heading}${eol}${eol}${capitalised(status)}`);
}

/** The status of a record that another one supersedes, as its dialect writes it. */
export function supersededStatus(record: Editable, successor: DecisionName): string {
  const word = `${statusWord('superseded', record.model.language)} ${record.model.language === 'fr' ? 'par' : 'by'}`;
  return `${word} ${nameIn(record, successor)}`;
}

/** Says in a record that it supersedes another. */
export function withSupersedes(record: Editable, superseded: DecisionName): TextChange {
  const { uri, text, model } = record;
  const eol = endOfLine(text);
  const word = model.language === 'fr' ? 'Remplace' : 'Supersedes';
  const sentence = `${word} ${linkTo(record, superseded, model.status?.form)}`;
  if (model.status?.form === 'section')
    return insertion(uri, model.status.span.end, `${eol}${eol}${sentence}`);
  const more = model.sections.find(({ role }) => role === 'more');
  if (more) {
    const content = text.slice(more.content.start, more.content.end);
    const marker = /^\s*([-*+]) /u.exec(content)?.[1];
    const lead = content.length - content.trimStart().length;
    if (content.trim() === '') return insertion(uri, more.heading.end, `${eol}${eol}${sentence}`);
    const written = marker ? `${marker} ${sentence}${eol}` : `${sentence}${eol}${eol}`;
    return insertion(uri, more.content.start + lead, written);
  }
  const heading = headingFor('more', 'madr', model.language);
  const lead = text.endsWith('\n') ? eol : `${eol}${eol}`;
  return insertion(uri, text.length, `${lead}## ${heading}${eol}${eol}${sentence}${eol}`);
}

/** The word of a status in the capitals of the one that is there. */
export function statusLike(model: Decision, status: StatusName): string {
  return likeCase(model.status?.text ?? '', statusWord(status, model.language));
}

/** MADR 4 names a record by its id alone in the front matter; elsewhere a link is written. */
function nameIn(record: Editable, other: DecisionName): string {
  const form = record.model.status?.form;
  const identifierOnly = form === 'front-matter' || (form === undefined && record.model.dialect === 'madr');
  return identifierOnly && other.number !== undefined ? other.id : linkTo(record, other, form);
}

function linkTo({ uri }: Editable, other: DecisionName, form: MetadataForm | undefined): string {
  const path = relativePath(uri, other.uri).replace(/[ ()]/gu, encodeURIComponent);
  const numbered = form === 'section' && other.number !== undefined && other.title !== undefined;
  return `[${numbered ? `${other.number}. ${other.title}` : other.id}](${path})`;
}

/** Inserts text at an offset. */
export function insertion(uri: string, at: number, text: string): TextChange {
  return { kind: 'text', uri, span: span(at, at), text };
}

function startOf(text: string): number {
  return text.startsWith('\uFEFF') ? 1 : 0;
}

function likeCase(model: string, status: string): string {
  const first = /\p{L}/u.exec(model)?.[0] ?? '';
  const capital = first !== '' && first !== first.toLowerCase();
  return capital ? capitalised(status) : status;
}

function capitalised(status: string): string {
  return status.charAt(0).toUpperCase() + status.slice(1);
}
