import type { MarkdownDocument, Section } from '../../core/markdown/document.ts';
import { plainText } from '../../core/markdown/parse.ts';
import { contains, span, type Span } from '../../core/text/span.ts';
import { isMap, isScalar, isSeq, type YamlNode, type YamlScalar } from '../../core/yaml/node.ts';
import { fold, knownHeading } from './headings.ts';
import type { MetadataForm, Written } from './model.ts';

export type MetadataKey =
  | 'status'
  | 'date'
  | 'decision-makers'
  | 'consulted'
  | 'informed'
  | 'supersedes'
  | 'superseded-by'
  | 'revisit'
  | 'number'
  | 'title';

/** One fact about the record, such as `* Status: accepted`. */
export interface MetadataField extends Written {
  readonly key: MetadataKey;
  readonly form: MetadataForm;
  /** Its parts when it is a list in YAML; otherwise itself. */
  readonly items: readonly Written[];
}

const KEYS: ReadonlyMap<string, MetadataKey> = new Map(
  Object.entries({
    status: ['status', 'statut', 'etat', 'state', 'decision status'],
    date: [
      'date',
      'decision date',
      'date de decision',
      'date de la decision',
      'last updated',
      'date decided',
    ],
    'decision-makers': [
      'deciders',
      'decision makers',
      'decision maker',
      'decided by',
      'decideurs',
      'decideur',
      'decisionnaires',
    ],
    consulted: ['consulted', 'consultes', 'consulte', 'consultees'],
    informed: ['informed', 'informes', 'informe', 'informees'],
    supersedes: ['supersedes', 'supercedes', 'replaces', 'remplace'],
    'superseded-by': ['superseded by', 'superceded by', 'replaced by', 'remplace par', 'remplacee par'],
    revisit: [
      'revisit',
      'revisit date',
      'revisit on',
      'revisit by',
      'review date',
      'review by',
      'review on',
      'next review',
      'date de revision',
      'date de reexamen',
      'a revoir le',
      'reexamen',
    ],
  } satisfies Partial<Record<MetadataKey, readonly string[]>>).flatMap(([key, names]) =>
    names.map((name) => [name, key as MetadataKey] as const),
  ),
);
const FRONT_MATTER_ONLY: ReadonlyMap<string, MetadataKey> = new Map([
  ['id', 'number'],
  ['number', 'number'],
  ['adr', 'number'],
  ['numero', 'number'],
  ['title', 'title'],
  ['titre', 'title'],
]);

const LINE =
  /^[ \t>]*((?:[-*+]|\d+\.)[ \t]+)?(?:\*\*|__|\*|_)?(\p{L}[\p{L} _-]{1,30}?)(?:\*\*|__|\*|_)?[ \t]*:(?:\*\*|__|\*|_)?(?=\s|$)[ \t]*(.*)$/u;
const METADATA_HEADING =
  /^(?:metadata|meta|document (?:info|information|control)|metadonnees|informations?|details)$/u;
/** Lines under the title that may hold metadata. */
const MAX_LINES = 80;

/** All facts that the record states about itself, the front matter first. */
export function readMetadata(text: string, markdown: MarkdownDocument): MetadataField[] {
  const zones = metadataZones(text, markdown);
  return [
    ...frontMatterFields(text, markdown.frontMatter?.yaml.root),
    ...zones.flatMap((zone) => lineFields(text, zone, markdown)),
    ...tableFields(zones, markdown),
    ...sectionFields(text, markdown),
  ];
}

/** The kind of fact that a key or label names. */
export function metadataKey(name: string): MetadataKey | undefined {
  return KEYS.get(fold(name.replace(/[_-]+/gu, ' ')));
}

/** The text between a title and the next heading, where records keep their facts, and the sections made for them. */
export function metadataZones(text: string, markdown: MarkdownDocument): Span[] {
  const [first] = markdown.sections;
  const start = markdown.frontMatter?.span.end ?? 0;
  const zones = first ? [span(start, first.heading.start), first.content] : [span(start, text.length)];
  for (const section of markdown.sections.slice(1, 6))
    if (METADATA_HEADING.test(fold(section.title)) || knownHeading(section.title)?.role === 'status')
      zones.push(section.content);
  return zones.map((zone) => firstLines(text, zone));
}

function firstLines(text: string, zone: Span): Span {
  let at = zone.start;
  for (let line = 0; line < MAX_LINES; line++) {
    const newline = text.indexOf('\n', at);
    if (newline === -1 || newline >= zone.end) return zone;
    at = newline + 1;
  }
  return span(zone.start, at);
}

function frontMatterFields(text: string, root: YamlNode | null | undefined): MetadataField[] {
  if (!isMap(root)) return [];
  return root.pairs.flatMap(({ key, value }) => {
    const name = metadataKey(key.text) ?? FRONT_MATTER_ONLY.get(fold(key.text));
    if (!name || !value || (isScalar(value) && value.value === null)) return [];
    const written = writtenNode(text, value);
    const items = isSeq(value) ? value.items.filter((item) => item !== null) : [];
    return [
      {
        key: name,
        form: 'front-matter',
        ...written,
        items: isSeq(value) ? items.map((item) => writtenNode(text, item)) : [written],
      } satisfies MetadataField,
    ];
  });
}

function writtenNode(text: string, node: YamlNode): Written {
  if (isScalar(node)) return { text: plainText(node.text), span: innerSpan(text, node) };
  return { text: text.slice(node.span.start, node.span.end), span: node.span };
}

/** The characters of a scalar without its quotes. */
function innerSpan(text: string, { style, span: at }: YamlScalar): Span {
  const closed = at.end - at.start >= 2 && text[at.start] === text[at.end - 1];
  return style === 'quoted' && closed ? span(at.start + 1, at.end - 1) : at;
}

function lineFields(text: string, zone: Span, markdown: MarkdownDocument): MetadataField[] {
  const fields: MetadataField[] = [];
  const silent = [...markdown.code, ...markdown.comments].filter(
    ({ start, end }) => start < zone.end && end > zone.start && text.slice(start, end).includes('\n'),
  );
  for (const line of linesIn(text, zone)) {
    const source = text.slice(line.start, line.end);
    const match = source.length > 2000 ? null : LINE.exec(source);
    const key = match && metadataKey(match[2] ?? '');
    if (!match || !key || silent.some((range) => contains(range, line))) continue;
    const value = match[3] ?? '';
    const written = trimmedValue(value, line.end - value.length);
    fields.push({ key, form: match[1] ? 'list' : 'lines', ...written, items: [written] });
  }
  return fields;
}

/** The lines of a part of the text, without their ends. */
export function linesIn(text: string, zone: Span): Span[] {
  const lines: Span[] = [];
  for (let at = zone.start; at < zone.end;) {
    const newline = text.indexOf('\n', at);
    const end = newline === -1 ? zone.end : Math.min(newline, zone.end);
    lines.push(span(at, end > at && text[end - 1] === '\r' ? end - 1 : end));
    at = end + 1;
  }
  return lines;
}

/** A value without outer white space, emphasis and quotes. */
export function trimmedValue(written: string, start: number): Written {
  const source = written.replace(/<!--.*$/u, '');
  let from = source.length - source.trimStart().length;
  let to = source.trimEnd().length;
  for (let wrap = WRAPPED.exec(source.slice(from, to)); wrap; wrap = WRAPPED.exec(source.slice(from, to))) {
    const width = wrap[1]?.length ?? 0;
    from += width;
    to -= width;
  }
  if (to < from) to = from;
  return { text: plainText(source.slice(from, to)), span: span(start + from, start + to) };
}

const WRAPPED = /^(\*\*|__|[*_"'`])(?=.)[^*_"'`]*\1$/u;

function tableFields(zones: readonly Span[], markdown: MarkdownDocument): MetadataField[] {
  const fields: MetadataField[] = [];
  for (const table of markdown.tables) {
    if (!zones.some((zone) => contains(zone, table.span))) continue;
    const keys = table.header.map((cell) => metadataKey(cell.text));
    const across = keys.filter((key) => key !== undefined).length >= 2;
    const rows = across
      ? keys.map((key, column) => ({ key, cell: table.rows[0]?.cells[column] }))
      : [{ cells: table.header }, ...table.rows].map(({ cells }) => ({
          key: metadataKey(cells[0]?.text.replace(/\s*:$/u, '') ?? ''),
          cell: cells[1],
        }));
    for (const { key, cell } of rows) {
      if (!key || !cell || cell.text === '') continue;
      const written = { text: cell.text, span: cell.span };
      fields.push({ key, form: 'table', ...written, items: [written] });
    }
  }
  return fields;
}

/** `## Status` and its like; the status is read from its lines by `readStatus`. */
function sectionFields(text: string, markdown: MarkdownDocument): MetadataField[] {
  return markdown.sections.flatMap((section) => {
    const role = knownHeading(section.title)?.role;
    const inHeading = /^(?:status|statut)\s*:\s*(.+)$/iu.exec(section.title)?.[1];
    if (inHeading !== undefined && section.title.length < 200) {
      const start = section.titleSpan.end - inHeading.length;
      const written = { text: inHeading, span: span(start, section.titleSpan.end) };
      return [{ key: 'status', form: 'section', ...written, items: [written] }];
    }
    if (role !== 'status' && role !== 'date' && role !== 'people') return [];
    const key = role === 'people' ? 'decision-makers' : role;
    const items = sectionLines(text, section, markdown);
    const [first] = items;
    return first ? [{ key, form: 'section', ...first, items }] : [];
  });
}

/** The lines of a section that say something, without list markers; comments and code say nothing. */
function sectionLines(text: string, section: Section, markdown: MarkdownDocument): Written[] {
  const silent = [...markdown.comments, ...markdown.code].filter((range) => contains(section.content, range));
  return linesIn(text, firstLines(text, section.content)).flatMap((line) => {
    if (silent.some((range) => range.start <= line.start && line.end <= range.end)) return [];
    const source = text.slice(line.start, line.end).slice(0, 2000);
    const marker = /^[ \t>]*(?:[-*+][ \t]+)?(?:\[[ xX]\][ \t]+)?/u.exec(source)?.[0].length ?? 0;
    const written = trimmedValue(source.slice(marker), line.start + marker);
    return written.text === '' || written.text.startsWith('|') ? [] : [written];
  });
}
