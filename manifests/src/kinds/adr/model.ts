import type { Citation, FileLink } from '../../formats/citations/model.ts';
import type { WrittenChecks } from '../../formats/architecture/checks/read.ts';
import type { Language } from '../../core/language.ts';
import type { Span } from '../../core/text/span.ts';
import type { SectionRole } from './headings.ts';
import type { StatusName } from '../../formats/citations/status.ts';

export type Dialect = 'madr' | 'nygard' | 'y-statement' | 'other';

/** Where a record keeps its status, and so where we write it. */
export type MetadataForm = 'front-matter' | 'section' | 'list' | 'lines' | 'table' | 'none';

/** A piece of the record: its words without markup, and where they stand. */
export interface Written {
  readonly text: string;
  readonly span: Span;
}

export interface Status extends Written {
  /** Undefined when the words state no status that we know. */
  readonly value?: StatusName;
  /** The characters to replace for another status: the first word or words, with what follows that belongs to them. */
  readonly form: MetadataForm;
}

export interface DateField extends Written {
  /** Undefined when the text is not an ISO date. */
  readonly iso?: string;
}

export const PEOPLE_RELATIONS = ['decision-makers', 'consulted', 'informed'] as const;
export type PeopleRelation = (typeof PEOPLE_RELATIONS)[number];

export interface PersonMention extends Written {
  readonly relation: PeopleRelation;
}

export interface RecordSection extends Written {
  readonly level: number;
  readonly role?: SectionRole;
  /** The heading's line. */
  readonly heading: Span;
  /** To the next heading of the same or a higher level. */
  readonly body: Span;
  /** To the next heading of any level. */
  readonly content: Span;
}

/** The option that the outcome names. */
export interface Chosen extends Written {
  readonly quoted: boolean;
  /** All options that the sentence names in quotes. */
  readonly names: readonly string[];
}

/** "superseded by X" or "supersedes X". */
export interface Succession {
  readonly relation: 'supersedes' | 'superseded-by';
  /** What names the other record. */
  readonly span: Span;
  readonly name: string;
  readonly key: string;
  readonly target?: string;
}

/** A part of the text in which other records are named for a reason. */
export interface Relation {
  readonly relation: 'amends' | 'amended-by' | 'relates-to';
  readonly span: Span;
}

/** One part of a Y-statement. */
export interface StatementPart {
  readonly name: 'context' | 'facing' | 'decision' | 'neglected' | 'goal' | 'accepting';
  /** The words that open the part. */
  readonly keyword: Span;
  readonly text: string;
}

export interface YStatement {
  readonly span: Span;
  readonly language: Language;
  readonly parts: readonly StatementPart[];
}

/** A decision record, whatever its dialect. Everything optional is absent when the text does not have it. */
export interface Decision {
  readonly dialect: Dialect;
  readonly language: Language;
  /** The number in the file's name, or else in the heading or the front matter. */
  readonly number?: number;
  /** The number in the heading, with the characters that hold it. */
  readonly headingNumber?: { readonly number: number; readonly span: Span; readonly text: string };
  /** `ADR-0012`; the file's name for a record without number. */
  readonly id: string;
  readonly key: string;
  readonly title?: Written;
  readonly status?: Status;
  readonly date?: DateField;
  readonly revisit?: DateField;
  readonly people: readonly PersonMention[];
  readonly sections: readonly RecordSection[];
  /** True when sentences or a list follow the title, besides facts such as the status. */
  readonly hasIntroduction?: boolean;
  readonly drivers: readonly Written[];
  readonly options: readonly Written[];
  /** What is listed below the options: single ones where these are groups, and what speaks for them. */
  readonly optionParts: readonly Written[];
  /** True when the options are told in sentences, so that a list beside them need not be all of them, or a list of them. */
  readonly optionsInProse?: boolean;
  /** Headings under the pros and cons. */
  readonly argued: readonly Written[];
  readonly outcome?: RecordSection;
  readonly chosen?: Chosen;
  readonly statement?: YStatement;
  readonly placeholders: readonly Written[];
  readonly successions: readonly Succession[];
  /** The narrower before the wider. */
  readonly relations: readonly Relation[];
  readonly links: readonly FileLink[];
  readonly cited: readonly Citation[];
  /** What it asks of architecture models. */
  readonly checks?: WrittenChecks;
  readonly frontMatter?: { readonly span: Span; readonly content: Span; readonly closed: boolean };
}
