import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { FileSet } from './files/file-set.ts';
import type { Hint, Lens, Token } from './contributions/annotation.ts';
import type { KindCommand } from './contributions/command.ts';
import type { TerminalReplay } from './contributions/past-folder.ts';
import type { TerminalCommand, TerminalRun } from './contributions/terminal-command.ts';
import type { Conversion, ExportCommand } from './contributions/conversion.ts';
import type {
  ForeignFile,
  ForeignImport,
  ForeignRefusal,
  ImportCommand,
} from './contributions/foreign-import.ts';
import type { Completion } from './contributions/completion.ts';
import type { AllColumnUses, Column, ColumnRename, ColumnUses } from './contributions/column.ts';
import type { NamedPlace } from './contributions/named-place.ts';
import type { HoverText } from './contributions/hover.ts';
import type { OutlineItem } from './contributions/outline.ts';
import type { Tree } from './contributions/tree.ts';
import type { Waiting } from './contributions/waiting.ts';
import type { Snippets } from './contributions/snippet.ts';
import type { Refactoring } from './contributions/refactoring.ts';
import type { Entity, EntityTypeDeclarations, Reference } from './graph/entity.ts';
import type { StructureRule } from './findings/structure-rules.ts';
import type { Finding } from './findings/finding.ts';
import type { ColumnChoice, TableImport, Sheet } from './sheet.ts';
import type { Graph } from './graph/graph.ts';
import type { DocumentContext, ForeignRule, Rule, RuleContext } from './rules/rule.ts';
import type { Settings, SettingsSection } from './settings/settings.ts';
import type { TextChange, WorkspaceChange } from './text/change.ts';
import type { ParseMemory } from './text/memory.ts';
import type { Span } from './text/span.ts';
import type { View } from './views/view.ts';

/** What a kind's features may look at: the same as its rules. */
export type KindContext<Model> = RuleContext<Model>;

/** What may be looked at in a document that is of no kind yet. */
export type NewContext = DocumentContext;

/** What a kind's parser makes of a document. A pure function of the document's URI and text. */
export interface ParseResult<Model> {
  readonly model: Model;
  readonly entities: readonly Entity[];
  readonly references: readonly Reference[];
  /** Faults that parsing found: of syntax and of structure. Their rules are the kind's `structureRules`, or those of all YAML. */
  readonly problems: readonly Finding[];
}

/** What a person answers before a new manifest is made. */
export interface NewManifest {
  /** The workspace folder. */
  readonly root: string;
  readonly title: string;
  /** One of the kind's `templates` or `templatesIn`; the first of `templates` otherwise. */
  readonly template?: string;
  /** The language of headings and explanations in the new file. */
  readonly language: 'en' | 'fr';
  readonly today: string;
  readonly settings: Settings;
  readonly graph: Graph;
}

/** Where a new manifest is made. */
export type TemplatePlace = Pick<NewManifest, 'root' | 'settings' | 'graph'>;

/** A document whose tables are written: nothing else of the workspace has to be read for it. */
export interface TableSource<Model> {
  readonly document: TextDocument;
  readonly model: Model;
}

/** Tables of other programs, read and written. */
export interface TableExchange<Model> {
  /** What such tables hold, for who chooses among kinds: a name, and a few words. */
  title(): { readonly label: string; readonly detail: string };
  /** Words in the name of a file that tell that it is such a table. */
  readonly fileWords?: RegExp;
  /**
   * The manifest that the sheets of a CSV file or workbook hold. Nothing in them is lost: what has no key of its own is kept under `other`.
   * @param choices what a person said that columns hold
   */
  read(sheets: readonly Sheet[], language: 'en' | 'fr', choices: readonly ColumnChoice[]): TableImport;
  write(source: TableSource<Model>, language: 'en' | 'fr'): readonly Sheet[];
  /** The manifest as Markdown tables. */
  markdown(source: TableSource<Model>, language: 'en' | 'fr'): string;
}

/**
 * What is known of a kind before any of its documents is read: enough to find its files, to tell its documents from others, and
 * to merge its settings. It is small, and imports nothing of what reads, checks or draws.
 */
export interface KindDeclaration {
  readonly id: string;
  /** What else people call it where they write its id: `fmea`. */
  readonly otherNames?: readonly string[];
  /** How many of what its documents hold, in the user's language: `3 resources`. */
  describeCount(count: number): string;
  /** The names of its files: whatever asks by name asks these. */
  readonly files: readonly FileSet[];
  /** Globs of files that are not manifests, whose hash or beginning is compared with what a manifest states: they are watched for changes. */
  readonly hashedFiles?: readonly string[];
  /** The types of the things that its documents declare. */
  readonly entityTypes?: EntityTypeDeclarations;
  /** What users may set about it. */
  readonly settings?: SettingsSection;
  /** The rules of what its parser finds. */
  readonly structureRules?: readonly StructureRule[];
  /** True when any text of its format is of this kind: one that is too long to be read is no fault. */
  readonly isAnyText?: boolean;
  /** True when `vitruve new` makes one: it has `create`. */
  readonly isCreatable?: boolean;
  /** Ends of the names of files of other programs that it is made of, such as `.json`: it has `importFiles`. */
  readonly importsFiles?: readonly string[];
  /** Programs that its documents are written for, by the names of `vitruve export --to`: it has `exportTo`. */
  readonly exportsTo?: readonly string[];
  /** The command of the editor that writes one of its documents for such a program. */
  readonly exportCommand?: ExportCommand;
  /** The command of the editor that makes it of such files. */
  readonly importCommand?: ImportCommand;
  /** Its commands in a terminal, `vitruve <id> <name>`; `Kind.terminalRuns` has what they do. */
  readonly terminalCommands?: readonly TerminalCommand[];
  /** What these commands begin with where it is not the id of the kind: `vitruve <terminalName> <name>`. */
  readonly terminalName?: string;
  /** True when it is imported from tables and exported to them: it has `tables`. */
  readonly hasTables?: boolean;
  /** True for a document that may hold passwords: no message shows lines of it. */
  holdsSecrets?(document: TextDocument): boolean;
  /** True when a document is of this kind, by its name, folder or first lines. Cheap: called for every file. */
  detect(document: TextDocument): boolean;
}

/** A kind that is loaded when a document of it is to be read. */
export interface LoadableKind extends KindDeclaration {
  load(): Promise<Kind>;
}

/**
 * A kind of manifest. Everything that Vitruve knows of one kind is behind this interface, in the kind's own folder;
 * features walk the kinds and know none of them. Optional members are features that a kind does not need.
 * @typeParam Model the typed content of a document, with the spans of its parts. Compact: thousands are alive at once.
 */
export interface Kind<Model = unknown> extends KindDeclaration {
  /**
   * Never throws, whatever the text.
   * @param memory results of parts of the last version, when there was one.
   */
  parse(document: TextDocument, memory?: ParseMemory): ParseResult<Model>;
  readonly rules: readonly Rule<Model>[];
  /** Tells of a finding whether the author silenced it for another checker, by a comment or an annotation of that one. */
  silences?(context: KindContext<Model>): ((finding: Finding) => boolean) | undefined;
  /** True for the text of a finding that is a placeholder: the finding is reported as a hint, unless the settings give its severity. */
  isPlaceholder?(text: string): boolean;
  /** Rules of other checkers that the author of a part asked for there, by an annotation of that one. */
  asksFor?(part: object): ReadonlySet<ForeignRule>;
  /**
   * The parts that `PartRule`s look at one by one, in the order of the text. A part is the same object for as long as its text
   * is the same.
   */
  parts?(model: Model): readonly object[];
  /** How many of what `describeCount` counts a document holds; one unless given. */
  countItems?(model: Model): number;
  /** What the item is called that holds an offset, such as a resource: for documents that hold several. */
  nameItemAt?(model: Model, offset: number): string | undefined;
  /** What sort of thing each item is that is compared with no schema, because none is known. A check says it, once. */
  itemsWithoutSchema?(context: KindContext<Model>): readonly string[];
  /** False for a document in which no rule has anything to look at. Absent: that of a kind of any text which names nothing. */
  looksAt?(context: KindContext<Model>): boolean;
  complete?(context: KindContext<Model>, offset: number): readonly Completion[];
  /** How a document begins that is of no kind yet, where it is likely to become one of this. */
  completeNew?(context: NewContext, offset: number): readonly Completion[];
  /** Skeletons of its files and of their parts: a file of `snippets/`. */
  readonly snippets?: Snippets;
  /** What to show over something that is not a name (a mark, a letter). Names are described by `describe`. */
  hover?(context: KindContext<Model>, offset: number): HoverText | undefined;
  /** Where something is that is no entity, such as the column of a table. Names lead to what declares them without this. */
  placeOf?(context: KindContext<Model>, offset: number): NamedPlace | undefined;
  /** The columns of tables in files that a document names. */
  columnUses?(context: KindContext<Model>): ColumnUses;
  /** The columns that have one name together with a column, since one takes it from the other; it is among them. */
  sameColumns?(context: KindContext<Model>, column: Column): readonly Column[];
  /** Gives a column that a document names another name, wherever it is named. @param all what all documents say of columns. */
  renameColumn?(
    context: KindContext<Model>,
    column: Column,
    newName: string,
    all: AllColumnUses,
  ): ColumnRename;
  /** Markdown that explains an entity of this document to the reader of another. */
  describe?(context: KindContext<Model>, entity: Entity): string;
  hints?(context: KindContext<Model>, within: Span): readonly Hint[];
  lenses?(context: KindContext<Model>): readonly Lens[];
  tokens?(context: KindContext<Model>): readonly Token[];
  outline?(context: KindContext<Model>): readonly OutlineItem[];
  /** Spans that fold to their first line. */
  folds?(context: KindContext<Model>): readonly Span[];
  /** Spans around an offset, the narrowest first. */
  selections?(context: KindContext<Model>, offset: number): readonly Span[];
  format?(context: KindContext<Model>): readonly TextChange[];
  refactorings?(context: KindContext<Model>, at: Span): readonly Refactoring[];
  readonly templates?: readonly {
    readonly id: string;
    readonly label: string;
  }[];
  /** Templates of the repository itself, by their paths from the workspace folder. */
  templatesIn?(place: TemplatePlace): readonly { readonly id: string }[];
  /** The template that the settings name, whether it is there or not; undefined where they leave the choice. */
  usualTemplate?(place: Pick<TemplatePlace, 'settings'>): string | undefined;
  /** Makes a new manifest; the first change creates the file to open. For `vitruve new`; editors have `commands`. */
  create?(request: NewManifest): readonly WorkspaceChange[];
  /** Commands of the editor that write manifests of this kind. */
  readonly commands?: readonly KindCommand<Model>[];
  /** What its `terminalCommands` do, by their names. */
  readonly terminalRuns?: Readonly<Record<string, TerminalRun>>;
  /** What those do that look at earlier commits, by their names. */
  readonly terminalReplays?: Readonly<Record<string, TerminalReplay>>;
  /** Tree views of what the workspace has of this kind. */
  readonly trees?: readonly Tree[];
  /** What waits for somebody in the workspace: the status bar tells of it. */
  readonly waiting?: readonly Waiting[];
  /** What `vitruve.document` is in the `when` of menus while a document of this kind is active. Absent: `table` or `drawn`. */
  readonly menuContext?: string;
  readonly tables?: TableExchange<Model>;
  /** A document of another program in a format of Vitruve, for `vitruve import`; undefined for one that has no counterpart. */
  convert?(context: KindContext<Model>): Conversion | undefined;
  /** A document in the format of another program, one of `exportsTo`, for `vitruve export`; undefined for a document without content. */
  exportTo?(program: string, context: KindContext<Model>): Conversion | undefined;
  /** A manifest of files of another program, for `vitruve import`; undefined for files of none that is known. */
  importFiles?(files: readonly ForeignFile[]): ForeignImport | ForeignRefusal | undefined;
  /** Its pictures, the one that people would look at first before the others. */
  readonly views?: readonly View<Model>[];
  /** What else changes when an entity of this document gets a new name, such as the name of its file. */
  renamed?(context: KindContext<Model>, entity: Entity, newName: string): readonly WorkspaceChange[];
  /** What else changes when any file of the workspace gets another name or place. */
  fileRenamed?(graph: Graph, from: string, to: string): readonly WorkspaceChange[];
  /** True when its rules compare a document with that of the last commit. */
  readonly comparesWithCommit?: boolean;
}
