import { t } from '@vscode/l10n';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { MarkdownDocument } from '../../core/markdown/document.ts';
import { parseMarkdown } from '../../core/markdown/parse.ts';
import type { Finding } from '../../core/findings/finding.ts';
import type { ParseMemory } from '../../core/text/memory.ts';
import { contains, span, type Span } from '../../core/text/span.ts';
import { valueOf } from '../../core/yaml/node.ts';
import { readChecks, type WrittenChecks } from '../../formats/architecture/checks/read.ts';
import { yamlFindings } from '../../core/findings/yaml-problems.ts';
import { fileName } from '../../core/text/resource.ts';
import type { ParseResult } from '../../core/kind.ts';
import { keyOfFile, readCitations, within, type Citations } from '../../formats/citations/citations.ts';
import {
  chosenOption,
  headingsBelow,
  itemsOf,
  hasIntroduction,
  hasMadrHeadings,
  isToldInProse,
  partsOf,
  recordSections,
  sectionOf,
} from './content.ts';
import {
  fieldOf,
  readDateField,
  readPeople,
  readRevisit,
  readStatus,
  successionLines,
  successionZones,
} from './metadata-fields.ts';
import { numberedName } from '../../formats/citations/file-name.ts';
import { knownHeading } from './headings.ts';
import { decisionId, decisionKey, decisionNumber } from '../../formats/citations/mention.ts';
import { metadataZones, readMetadata, type MetadataField } from './metadata.ts';
import type { Decision, Dialect, RecordSection, Succession, Written } from './model.ts';
import { findPlaceholders } from './placeholder.ts';
import { declarationsOf } from './entities.ts';
import { readRelations } from './relations.ts';
import { readStatement } from './y-statement.ts';

/** Most items of one sort that are compared with each other: no honest record has as many. */
const MAX_ITEMS = 100;

/** Reads a record of any dialect. Any text is a record: what it lacks is absent from the model. */
export function parseDecision(document: TextDocument, memory?: ParseMemory): ParseResult<Decision> {
  const text = document.getText();
  const markdown = parseMarkdown(text, memory);
  const model = readDecision(document.uri, text, markdown);
  return {
    model,
    ...declarationsOf(document.uri, text.length, model),
    problems: problemsOf(document.uri, markdown),
  };
}

/** The content of a record. */
export function readDecision(uri: string, text: string, markdown: MarkdownDocument): Decision {
  const fields = readMetadata(text, markdown);
  const sections = recordSections(markdown);
  const title = titleOf(sections, fields);
  const heading = title && headingNumber(title);
  const identity = identityOf(uri, fields, heading);
  const citations = withoutOwnHeading(readCitations(uri, text, markdown), heading?.span);
  const outcome = sectionOf(sections, 'outcome');
  const argued = sectionOf(sections, 'arguments');
  const options = itemsOf(sectionOf(sections, 'options'), sections, text, markdown).slice(0, MAX_ITEMS);
  const statement = readStatement(text, markdown);
  const metadata = metadataZones(text, markdown);
  const zones = successionZones(markdown, metadata, fields, sections);
  const lines = successionLines(text, zones);
  return compact<Decision>({
    ...identity,
    headingNumber: heading,
    dialect: dialectOf(sections, statement !== undefined, heading),
    language:
      sections.some(({ text: name }) => knownHeading(name)?.language === 'fr') || statement?.language === 'fr'
        ? 'fr'
        : 'en',
    title: title && withoutNumber(title, heading),
    status: readStatus(fields),
    date: readDateField(fieldOf(fields, 'date'), text),
    revisit: readRevisit(fields, text, sectionOf(sections, 'more')),
    people: readPeople(fields, text).slice(0, MAX_ITEMS),
    sections,
    hasIntroduction: hasIntroduction(sections, text, markdown) || undefined,
    drivers: itemsOf(sectionOf(sections, 'drivers'), sections, text, markdown),
    options,
    optionParts: partsOf(sectionOf(sections, 'options'), options, sections, text, markdown).slice(
      0,
      MAX_ITEMS,
    ),
    optionsInProse: isToldInProse(sectionOf(sections, 'options'), text, markdown) || undefined,
    argued: argued ? headingsBelow(argued, sections).slice(0, MAX_ITEMS) : [],
    outcome,
    chosen: chosenOption(outcome, text),
    statement,
    placeholders: visible(findPlaceholders(text), markdown),
    successions: successionsOf(lines.slice(0, MAX_ITEMS), citations),
    relations: readRelations(
      text,
      markdown,
      [...metadata, ...zones.map(({ span: zone }) => zone)],
      sections,
    ).slice(0, MAX_ITEMS),
    ...citations,
    checks: checksOf(markdown),
    frontMatter: markdown.frontMatter && {
      span: markdown.frontMatter.span,
      content: markdown.frontMatter.content,
      closed: markdown.frontMatter.closed,
    },
  });
}

function checksOf({ frontMatter }: MarkdownDocument): WrittenChecks | undefined {
  const node = valueOf(frontMatter?.yaml.root, 'checks');
  return node && readChecks(node);
}

type Optional<Type> = { [Key in keyof Type]: Type[Key] | undefined };

/** The object without the keys whose value is undefined. */
function compact<Type extends object>(object: Optional<Type>): Type {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Type;
}

function titleOf(sections: readonly RecordSection[], fields: readonly MetadataField[]): Written | undefined {
  const first = sections.find(({ level }) => level === 1) ?? sections[0];
  if (first && first.role === undefined && first.text !== '') return { text: first.text, span: first.span };
  const field = fieldOf(fields, 'title');
  return field && { text: field.text, span: field.span };
}

/** `12. Title`, `ADR-012: Title`, `ADR 12 - Title`, `[ADR-0012] Title`. */
const HEADING_NUMBER =
  /^\[?((?:adr|decision|décision)[-_ #:]{0,3}(\d{1,5})|(\d{1,5})(?=\s*[.:)]\s|\s+[-–—]\s|\s*[.:]?$))(?![\p{L}\p{N}]|-\d)\]?\s*[-.:–—)]*\s*/iu;

function headingNumber(title: Written): Decision['headingNumber'] {
  const match = HEADING_NUMBER.exec(title.text);
  const digits = match?.[2] ?? match?.[3];
  if (!match || digits === undefined) return undefined;
  const written = match[1] ?? digits;
  // Markup before the number moves it: the span is then that of the whole heading's start, which is still its line.
  const start = title.span.start + (match[0].startsWith('[') ? 1 : 0);
  return { number: Number(digits), text: written, span: span(start, start + written.length) };
}

function withoutNumber(title: Written, heading: Decision['headingNumber']): Written {
  const skipped = heading ? (HEADING_NUMBER.exec(title.text)?.[0].length ?? 0) : 0;
  const text = title.text.slice(skipped);
  return text === ''
    ? title
    : { text, span: span(Math.min(title.span.start + skipped, title.span.end), title.span.end) };
}

function identityOf(
  uri: string,
  fields: readonly MetadataField[],
  heading: Decision['headingNumber'],
): Pick<Decision, 'number' | 'id' | 'key'> {
  const name = numberedName(uri);
  const field = fieldOf(fields, 'number')?.text ?? '';
  const number =
    name?.number ?? heading?.number ?? (/^\d{1,5}$/u.test(field) ? Number(field) : decisionNumber(field));
  if (number === undefined) return { id: fileName(uri).replace(/\.[^.]+$/u, ''), key: keyOfFile(uri) };
  return { number, id: decisionId(number, Math.max(name?.digits.length ?? 4, 3)), key: decisionKey(number) };
}

/**
 * MADR by its headings; Nygard's format by all of its sections, or by the numbered title that adr-tools writes, so that
 * a dialect that borrows some of the headings is not held to the others.
 */
function dialectOf(
  sections: readonly RecordSection[],
  statement: boolean,
  heading: Decision['headingNumber'],
): Dialect {
  if (hasMadrHeadings(sections)) return 'madr';
  const has = (...roles: RecordSection['role'][]): boolean =>
    roles.every((role) => sections.some((section) => section.role === role));
  if (statement && !has('context', 'outcome')) return 'y-statement';
  if (has('options') || !has('status', 'context', 'outcome')) return 'other';
  // The numbered title of adr-tools says so too, unless the writer has sections of their own.
  const own = sections.some(({ level, role }) => level === 2 && role === undefined);
  return has('consequences') || (!own && /^\d+$/u.test(heading?.text ?? '')) ? 'nygard' : 'other';
}

/** A record's own number in its heading is its name, not a mention of it. */
function withoutOwnHeading(citations: Citations, heading: Span | undefined): Citations {
  if (!heading) return citations;
  return { ...citations, cited: citations.cited.filter((cited) => !contains(heading, cited.span)) };
}

/** Placeholders that a reader sees: not those in code or comments. */
function visible(placeholders: readonly Written[], { code, comments }: MarkdownDocument): Written[] {
  const hidden = within([...code, ...comments].sort((a, b) => a.start - b.start));
  return placeholders.filter(({ span: at }) => hidden(at.start) === undefined).slice(0, MAX_ITEMS);
}

function successionsOf(
  lines: readonly { relation: Succession['relation']; span: Span }[],
  { links, cited }: Citations,
): Succession[] {
  const found = new Map<number, Succession>();
  for (const { relation, span: at } of lines) {
    for (const { textSpan, text, target, mention } of links) {
      if (!contains(at, textSpan)) continue;
      const name = mention?.name ?? text;
      found.set(textSpan.start, { relation, span: textSpan, name, key: keyOfFile(target), target });
    }
    for (const mention of cited) {
      if (mention.link || !contains(at, mention.span)) continue;
      found.set(mention.span.start, { relation, span: mention.span, name: mention.name, key: mention.key });
    }
  }
  return [...found.values()];
}

function problemsOf(uri: string, { frontMatter }: MarkdownDocument): Finding[] {
  if (!frontMatter) return [];
  // An unfilled template is reported as such: its braces are no YAML.
  const problems = frontMatter.closed ? yamlFindings(uri, [frontMatter.yaml]) : [];
  if (frontMatter.closed) return problems;
  return [
    {
      rule: 'adr/front-matter-closed',
      severity: 'error',
      message: t('The front matter is not closed: the closing "---" line is missing'),
      span: span(frontMatter.span.start, Math.min(frontMatter.span.start + 3, frontMatter.content.start)),
      fixes: [
        {
          title: t('Close the front matter'),
          changes: () => [
            {
              kind: 'text',
              uri,
              span: span(frontMatter.content.end, frontMatter.content.end),
              text: '---\n\n',
            },
          ],
        },
      ],
    },
  ];
}
