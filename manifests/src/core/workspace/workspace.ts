import { TextDocument } from 'vscode-languageserver-textdocument';
import { CORE_ENTITY_TYPES, type EntityType, type EntityTypeDeclarations } from '../graph/entity.ts';
import type { Facts } from '../graph/graph-index.ts';
import type { Graph } from '../graph/graph.ts';
import { changedTopics, topicOf } from '../graph/topics.ts';
import type { Kind, KindContext, LoadableKind, ParseResult } from '../kind.ts';
import { check } from '../rules/check.ts';
import type { FileSet } from '../files/file-set.ts';
import { CORE_STRUCTURE_RULES, type StructureRule } from '../findings/structure-rules.ts';
import type { Finding } from '../findings/finding.ts';
import { isTooLong, notRead, tooLong, unreadBy, type Unread } from '../findings/unread.ts';
import { defaultSettings, withProfile, type Settings, type SettingsSection } from '../settings/settings.ts';
import { ParseMemory } from '../text/memory.ts';
import { isWithin } from '../text/resource.ts';
import type { FolderContext } from '../views/view.ts';
import { Checks } from './checks.ts';
import { KindNotLoadedError, KnownKinds } from './known-kinds.ts';
import { Recent } from './recent.ts';
import { Roots } from './roots.ts';
import {
  languageOfFile,
  type VersionedFindings,
  type KnownDocument,
  type StoredDocument,
} from './stored-document.ts';
import { TrackedGraph, type GraphSource } from './tracked-graph.ts';

/** What a workspace cannot know by itself. */
export interface WorkspaceHost {
  /** True when a file exists, indexed or not. Synchronous, so it must be cheap. */
  exists(uri: string): boolean;
  /** SHA-256 of a file in hexadecimal. Cheap: undefined while it is being made, after which `filesChanged` is to be told. */
  sha256?(uri: string): string | undefined;
  /** The names in a folder, those of folders with a slash behind them. */
  filesIn?(folder: string): readonly string[];
  /** The text of a file in the last commit; undefined when there is none. */
  committed?(uri: string): string | undefined;
  /** The current day, `YYYY-MM-DD`, in the user's time zone. */
  today(): string;
}

/** A document with its kind and what its parser made of it. */
export interface Manifest {
  readonly kind: Kind;
  readonly context: KindContext<unknown>;
  readonly parsed: ParseResult<unknown>;
}

/** Models of closed documents that are kept because they were asked for lately. */
const RECENT_MODELS = 64;

/**
 * The documents of a workspace, the graph between them, and their findings. A change re-reads its own document and drops
 * the findings of those documents only that had asked the graph a question whose answer is now another. Work is done
 * when an answer is asked for: changes that follow each other before that are read once.
 */
export class Workspace {
  readonly #kinds: KnownKinds;
  readonly #host: WorkspaceHost;
  readonly #documents = new Map<string, StoredDocument>();
  readonly #pending = new Set<string>();
  readonly #checks: Checks;
  readonly #sections: readonly SettingsSection[];
  readonly #roots: Roots;
  readonly #recent = new Recent(RECENT_MODELS);
  readonly #source: GraphSource;
  #revisions = 0;
  /** Grows when files come or go. */
  #files = 0;
  /** Tells this workspace from one that was in its place before. */
  readonly #session = Date.now().toString(36);

  /** The kinds of manifests that it knows, as far as they are loaded. */
  get kinds(): readonly Kind[] {
    return this.#kinds.loaded;
  }

  /** The types of the things that its kinds declare. */
  readonly entityTypes: EntityTypeDeclarations;

  /** The rules of what parsers find, by their ids. */
  readonly structureRules: ReadonlyMap<string, StructureRule>;

  /** The files of its kinds. */
  readonly files: readonly FileSet[];

  /** The graph for features, which ask once and need no tracking. */
  readonly graph: Graph;

  /** @param kinds asked in this order whether a document is theirs; call `loadKinds` where one is not loaded yet. */
  constructor(kinds: readonly (Kind | LoadableKind)[], host: WorkspaceHost) {
    this.#kinds = new KnownKinds(kinds);
    const ofKinds = kinds.flatMap(({ structureRules }) => structureRules ?? []);
    this.structureRules = new Map([...CORE_STRUCTURE_RULES, ...ofKinds].map((rule) => [rule.id, rule]));
    this.files = kinds.flatMap(({ files }) => files);
    this.#host = host;
    this.entityTypes = kinds.reduce<EntityTypeDeclarations>(
      (known, { entityTypes }) => ({ ...known, ...entityTypes }),
      CORE_ENTITY_TYPES,
    );
    this.#sections = kinds.flatMap(({ settings }) => settings ?? []);
    this.#roots = new Roots(defaultSettings(this.#sections), this.entityTypes);
    this.#source = {
      rootOf: (uri) => this.#roots.of(uri),
      exists: (uri) => this.#documents.has(uri) || host.exists(uri),
      sha256: (uri) => host.sha256?.(uri),
      filesIn: (folder) => host.filesIn?.(folder) ?? [],
      text: (uri) => this.#documents.get(uri)?.document.getText(),
      committed: (uri) => host.committed?.(uri),
    };
    const upToDate: GraphSource = {
      ...this.#source,
      rootOf: (uri) => {
        this.#readPending();
        return this.#roots.of(uri);
      },
    };
    this.graph = new TrackedGraph(upToDate);
    this.#checks = new Checks({
      source: this.#source,
      today: () => host.today(),
      revisionOf: (uri) => this.#revisionOf(uri),
      parsed: (stored, kind) => this.#parsed(stored, kind),
      context: (stored, graph) => this.#context(stored, graph),
    });
  }

  /** Adds a workspace folder, or gives one other settings. Documents in no folder belong with those beside them. */
  addRoot(uri: string, settings: Settings = defaultSettings(this.#sections)): void {
    this.#roots.set(uri, withProfile(this.#sections, settings));
    this.#readAllAgain();
  }

  removeRoot(uri: string): void {
    if (!this.#roots.uris().includes(uri)) return;
    for (const document of this.uris()) {
      if (isWithin(uri, document) && !this.isOpen(document)) this.remove(document);
    }
    this.#roots.remove(uri);
    this.#readAllAgain();
  }

  /** Replaces the text of a document: that of an editor (`open`) wins over that of the disk until it is closed. */
  update(
    uri: string,
    text: string,
    { open = false, version = 0, languageId = languageOfFile(uri) } = {},
  ): void {
    const stored = this.#documents.get(uri);
    if (stored?.memory && !open) return;
    const document = TextDocument.create(uri, languageId, version, text);
    if (stored && stored.document.getText() === text && (stored.memory !== undefined) === open)
      stored.document = document;
    else this.#replace(document, open);
  }

  /**
   * Takes the document of an editor, which is to be told of after each change: it may change in place, so that the lines of
   * a large one are not counted again with each key stroke.
   */
  edit(document: TextDocument): void {
    this.#replace(document, true);
  }

  #replace(document: TextDocument, open: boolean): void {
    const { uri } = document;
    const stored = this.#documents.get(uri);
    const revision = ++this.#revisions;
    if (stored) {
      stored.document = document;
      stored.revision = revision;
      stored.parsed = undefined;
      if (open) stored.memory ??= new ParseMemory();
    } else {
      this.#files++;
      const memory = open ? new ParseMemory() : undefined;
      this.#documents.set(uri, {
        document,
        revision,
        kind: undefined,
        unread: undefined,
        parsed: undefined,
        memory,
        checked: undefined,
        stale: false,
      });
    }
    this.#pending.add(uri);
  }

  /** A document is no longer open: the text of the disk is the truth again. `remove` it if there is none. */
  close(uri: string): void {
    const stored = this.#documents.get(uri);
    if (!stored) return;
    stored.memory = undefined;
    this.#checks.forgetParts(stored);
    // What its parts depend on is noted with them alone.
    stored.stale = true;
  }

  remove(uri: string): void {
    const stored = this.#documents.get(uri);
    if (!stored || stored.memory) return;
    this.#files++;
    this.#documents.delete(uri);
    this.#pending.delete(uri);
    this.#recent.delete(uri);
    this.#checks.forget(stored);
    this.#replaceFacts(uri, undefined);
    this.#checks.invalidate([topicOf.text(uri), topicOf.file(uri)]);
  }

  /** Loads the kinds of the documents that changed: those that no document is of are never loaded. */
  async loadKinds(): Promise<void> {
    const changed = [...this.#pending].flatMap((uri) => this.#documents.get(uri)?.document ?? []);
    await this.#kinds.load(changed.filter((document) => !isTooLong(document)));
  }

  /** Reads what changed now, rather than when the next question comes. */
  settle(): void {
    this.#readPending();
  }

  /**
   * Files came or went that need not be documents of the workspace. An editor names a folder alone for all that went with
   * it, and sometimes for what came with it.
   */
  filesChanged(uris: readonly string[]): void {
    this.#files++;
    this.#checks.invalidateFiles(new Set(uris));
  }

  /** Makes all findings be computed anew, as after a commit. */
  invalidateAll(): void {
    for (const stored of this.#documents.values()) stored.stale = true;
  }

  isOpen(uri: string): boolean {
    return this.#documents.get(uri)?.memory !== undefined;
  }

  /** The documents that are open in an editor. */
  openDocuments(): readonly string[] {
    return this.uris().filter((uri) => this.isOpen(uri));
  }

  /** The documents, manifests or not. */
  uris(): readonly string[] {
    return [...this.#documents.keys()];
  }

  /** The documents that are manifests, with those that could not be read. */
  manifests(): readonly string[] {
    this.#readPending();
    return this.uris().filter((uri) => {
      const stored = this.#documents.get(uri);
      return stored?.kind !== undefined || stored?.unread !== undefined;
    });
  }

  roots(): readonly string[] {
    return this.#roots.uris();
  }

  settingsOf(uri: string): Settings {
    return this.#roots.of(uri).settings;
  }

  /** The workspace folder of a document; that which it lies in for a document in none. */
  folderOf(uri: string): string {
    return this.#roots.of(uri).uri;
  }

  /** The manifests of a workspace folder, or of a folder within one. */
  manifestsIn(folder: string): readonly string[] {
    this.#readPending();
    const root = this.#roots.of(folder);
    const documents = [...root.index.documents()];
    return root.uri === folder ? documents : documents.filter((uri) => isWithin(folder, uri));
  }

  /**
   * Another whenever a document of the folder that declares such an entity was read again, or any file came or went:
   * what the graph tells of them may be another. Costs nothing.
   */
  stateOf(folder: string, type: EntityType): string {
    this.#readPending();
    const { revisions } = this.#roots.of(folder);
    return `${this.#session}.${this.#files}.${revisions.get(type) ?? 0}.${this.#host.today()}`;
  }

  /** What a view of a whole folder may look at. */
  folderContext(folder: string): FolderContext {
    return { folder, graph: this.graph, settings: this.settingsOf(folder), today: this.#host.today() };
  }

  /** The document as its kind sees it; undefined when it is not a manifest, or could not be read. */
  manifest(uri: string): Manifest | undefined {
    this.#readPending();
    const stored = this.#documents.get(uri);
    if (!stored?.kind) return undefined;
    this.#keepRecent(uri, stored);
    return {
      kind: stored.kind,
      context: this.#context(stored, this.graph),
      parsed: this.#parsed(stored, stored.kind),
    };
  }

  /** The kind of a document, without its model; undefined when it is not a manifest. */
  kindOf(uri: string): Kind | undefined {
    this.#readPending();
    return this.#documents.get(uri)?.kind;
  }

  document(uri: string): TextDocument | undefined {
    return this.#documents.get(uri)?.document;
  }

  factsOf(uri: string): Facts | undefined {
    this.#readPending();
    return this.#roots.of(uri).index.factsOf(uri);
  }

  /** The findings of a document, checked again only when it or something that they depend on changed. */
  check(uri: string): VersionedFindings {
    this.#readPending();
    const stored = this.#documents.get(uri);
    if (!stored) return { findings: [], version: 0 };
    const { checked, again } = this.#checks.of(stored);
    if (again && !stored.memory && !this.#recent.has(uri)) stored.parsed = undefined;
    return checked;
  }

  /** The findings of a document with their fixes, which are not kept for closed documents. */
  checkWithFixes(uri: string): readonly Finding[] {
    const { findings } = this.check(uri);
    if (this.isOpen(uri)) return findings;
    const manifest = this.manifest(uri);
    return manifest ? check(manifest.kind, manifest.context, manifest.parsed.problems) : findings;
  }

  /** The findings of the last check, though something may have changed since; empty before the first. Costs nothing. */
  lastFindings(uri: string): readonly Finding[] {
    return this.#documents.get(uri)?.checked?.findings ?? [];
  }

  /** What is known of the documents of a folder, for another workspace to start from. */
  knownIn(folder: string): readonly KnownDocument[] {
    this.#readPending();
    const known: KnownDocument[] = [];
    for (const [uri, stored] of this.#documents) {
      if (this.#roots.of(uri).uri !== folder) continue;
      const { document, revision, kind, unread, memory, checked } = stored;
      const lasting = memory === undefined;
      const isCurrent = lasting && checked && this.#checks.isCurrent(stored);
      const findings = isCurrent ? { checked, topics: this.#checks.topicsOf(stored) } : undefined;
      // The document of an editor changes in place.
      const kept = lasting ? document : copyOf(document);
      known.push({ document: kept, revision, kind, unread, facts: this.factsOf(uri), findings, lasting });
    }
    return known;
  }

  /** Takes a document over as another workspace knew it, so that nothing is read or checked twice. */
  adopt({ document, revision, kind, unread, facts, findings, lasting }: KnownDocument): void {
    const { uri } = document;
    const checked = findings?.checked;
    this.#revisions = Math.max(this.#revisions, revision);
    const stored: StoredDocument = {
      document,
      revision,
      kind,
      unread,
      parsed: undefined,
      memory: undefined,
      checked,
      stale: !checked,
    };
    this.#documents.set(uri, stored);
    this.#roots.of(uri).index.replace(uri, facts);
    this.#checks.adopt(stored, findings?.topics ?? []);
    if (!lasting) this.#pending.add(uri);
  }

  #revisionOf(uri: string): number {
    return this.#documents.get(uri)?.revision ?? -1;
  }

  #readPending(): void {
    if (this.#pending.size === 0) return;
    const uris = [...this.#pending];
    this.#pending.clear();
    for (const uri of uris) {
      const stored = this.#documents.get(uri);
      if (!stored) continue;
      this.#read(stored);
      this.#checks.invalidate([topicOf.text(uri)]);
    }
  }

  /** A document that fails is not read, which its only finding tells: all others are read in any case. */
  #read(stored: StoredDocument): void {
    const { document } = stored;
    stored.stale = true;
    stored.parsed = undefined;
    stored.kind = undefined;
    stored.unread = undefined;
    try {
      if (isTooLong(document)) stored.unread = this.#whyTooLong(document);
      else stored.kind = this.#kinds.kindOf(document);
      const parsed = stored.kind && this.#parsed(stored, stored.kind);
      const unread = parsed && unreadBy(parsed.problems);
      if (unread) this.#giveUp(stored, unread);
      else this.#replaceFacts(document.uri, parsed);
    } catch (error) {
      if (error instanceof KindNotLoadedError) throw error;
      this.#giveUp(stored, notRead(error));
    }
  }

  #giveUp(stored: StoredDocument, unread: Unread): void {
    stored.kind = undefined;
    stored.parsed = undefined;
    stored.unread = unread;
    this.#replaceFacts(stored.document.uri, undefined);
  }

  /** Undefined for a document that is not a manifest, which its beginning tells. */
  #whyTooLong(document: TextDocument): Unread | undefined {
    const kind = this.#kinds.declarationOf(beginningOf(document));
    return kind && tooLong(document, kind.isAnyText ? 'information' : 'error');
  }

  #parsed(stored: StoredDocument, kind: Kind): ParseResult<unknown> {
    if (!stored.parsed) {
      stored.memory?.nextVersion();
      stored.parsed = kind.parse(stored.document, stored.memory);
    }
    return stored.parsed;
  }

  #replaceFacts(uri: string, facts: Facts | undefined): void {
    const root = this.#roots.of(uri);
    const before = root.index.factsOf(uri);
    const after = facts && { entities: facts.entities, references: facts.references };
    root.index.replace(uri, after);
    for (const { entities } of [before, after].filter((version) => version !== undefined)) {
      for (const type of new Set(entities.map((entity) => entity.type)))
        root.revisions.set(type, ++this.#revisions);
    }
    this.#checks.invalidate(changedTopics(root.uri, uri, before, after));
  }

  #readAllAgain(): void {
    this.invalidateAll();
    for (const uri of this.#documents.keys()) this.#pending.add(uri);
  }

  #context(stored: StoredDocument, graph: Graph): KindContext<unknown> {
    const modelOf = (kind: Kind | undefined): unknown => kind && this.#parsed(stored, kind).model;
    return {
      get document() {
        return stored.document;
      },
      get model() {
        return modelOf(stored.kind);
      },
      graph,
      settings: this.settingsOf(stored.document.uri),
      today: this.#host.today(),
    };
  }

  #keepRecent(uri: string, stored: StoredDocument): void {
    if (stored.memory) return;
    const forgotten = this.#documents.get(this.#recent.add(uri) ?? '');
    if (forgotten && !forgotten.memory) forgotten.parsed = undefined;
  }
}

/** Characters of a long document by which it is recognized. */
const BEGINNING = 100_000;

function beginningOf(document: TextDocument): TextDocument {
  const { uri, languageId, version } = document;
  return TextDocument.create(uri, languageId, version, document.getText().slice(0, BEGINNING));
}

function copyOf(document: TextDocument): TextDocument {
  const { uri, languageId, version } = document;
  return TextDocument.create(uri, languageId, version, document.getText());
}
