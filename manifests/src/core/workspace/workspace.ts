import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { FileSet } from '../files/file-set.ts';
import type { Finding } from '../findings/finding.ts';
import type { StructureRule } from '../findings/structure-rules.ts';
import type { EntityType, EntityTypeDeclarations } from '../graph/entity.ts';
import type { Facts } from '../graph/graph-index.ts';
import type { Graph } from '../graph/graph.ts';
import type { Kind, KindContext, LoadableKind, ParseResult } from '../kind.ts';
import { check } from '../rules/check.ts';
import { defaultSettings, withProfile, type Settings, type SettingsSection } from '../settings/settings.ts';
import { isWithin } from '../text/resource.ts';
import type { FolderContext } from '../views/view.ts';
import { Checks } from './checks.ts';
import { DocumentStore } from './document-store.ts';
import { graphSource } from './graph-source.ts';
import { adoptDocument, knownDocuments, type HandoverParts } from './handover.ts';
import type { WorkspaceHost } from './host.ts';
import { declarationsOf } from './kind-declarations.ts';
import { KnownKinds } from './known-kinds.ts';
import { Models } from './models.ts';
import { Reader } from './reader.ts';
import { Roots } from './roots.ts';
import type { KnownDocument, StoredDocument, VersionedFindings } from './stored-document.ts';
import { TrackedGraph } from './tracked-graph.ts';

/** A document with its kind and what its parser made of it. */
export interface Manifest {
  readonly kind: Kind;
  readonly context: KindContext<unknown>;
  readonly parsed: ParseResult<unknown>;
}

/**
 * The documents of a workspace, the graph between them, and their findings. A change re-reads its own document and drops
 * the findings of those documents only that had asked the graph a question whose answer is now another. Work is done
 * when an answer is asked for: changes that follow each other before that are read once.
 */
export class Workspace {
  /** The types of the things that its kinds declare. */
  readonly entityTypes: EntityTypeDeclarations;

  /** The rules of what parsers find, by their ids. */
  readonly structureRules: ReadonlyMap<string, StructureRule>;

  /** The files of its kinds. */
  readonly files: readonly FileSet[];

  /** The graph for features, which ask once and need no tracking. */
  readonly graph: Graph;

  readonly #host: WorkspaceHost;
  readonly #kinds: KnownKinds;
  readonly #sections: readonly SettingsSection[];
  readonly #documents = new DocumentStore();
  readonly #models = new Models();
  readonly #roots: Roots;
  readonly #checks: Checks;
  readonly #reader: Reader;
  /** Grows when files come or go that need not be documents of the workspace. */
  #otherFiles = 0;
  /** Tells this workspace from one that was in its place before. */
  readonly #session = Date.now().toString(36);

  /** @param kinds asked in this order whether a document is theirs; call `loadKinds` where one is not loaded yet. */
  constructor(kinds: readonly (Kind | LoadableKind)[], host: WorkspaceHost) {
    const { entityTypes, structureRules, files, settings } = declarationsOf(kinds);
    this.entityTypes = entityTypes;
    this.structureRules = structureRules;
    this.files = files;
    this.#host = host;
    this.#kinds = new KnownKinds(kinds);
    this.#sections = settings;
    this.#roots = new Roots(defaultSettings(settings), entityTypes);
    const source = graphSource(this.#documents, this.#roots, host);
    this.#checks = new Checks({
      source,
      today: () => host.today(),
      revisionOf: (uri) => this.#documents.revisionOf(uri),
      parsed: (stored, kind) => this.#models.of(stored, kind),
      context: (stored, graph) => this.#context(stored, graph),
    });
    this.#reader = new Reader({
      documents: this.#documents,
      kinds: this.#kinds,
      roots: this.#roots,
      models: this.#models,
      checks: this.#checks,
    });
    this.graph = new TrackedGraph({
      ...source,
      rootOf: (uri) => {
        this.settle();
        return this.#roots.of(uri);
      },
    });
  }

  /** The kinds of manifests that it knows, as far as they are loaded. */
  get kinds(): readonly Kind[] {
    return this.#kinds.loaded;
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
    options: {
      readonly open?: boolean;
      readonly version?: number;
      readonly languageId?: string;
    } = {},
  ): void {
    this.#documents.update(uri, text, options);
  }

  /**
   * Takes the document of an editor; to be called again after each change: it may change in place, so that the lines of
   * a large one are not counted again with each key stroke.
   */
  edit(document: TextDocument): void {
    this.#documents.replace(document, true);
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
    this.#documents.delete(uri);
    this.#models.forget(stored);
    this.#checks.forget(stored);
    this.#reader.forget(uri);
  }

  /** Loads the kinds of the documents that changed: those that no document is of are never loaded. */
  async loadKinds(): Promise<void> {
    await this.#reader.loadKinds();
  }

  /** Reads what changed now, rather than when the next question comes. */
  settle(): void {
    this.#reader.readPending();
  }

  /**
   * Files came or went that need not be documents of the workspace. An editor names a folder alone for all that went with
   * it, and sometimes for what came with it.
   */
  filesChanged(uris: readonly string[]): void {
    this.#otherFiles++;
    this.#checks.invalidateFiles(new Set(uris));
  }

  /** Makes all findings be computed anew, as after a commit. */
  invalidateAll(): void {
    for (const stored of this.#documents.all()) stored.stale = true;
  }

  isOpen(uri: string): boolean {
    return this.#documents.isOpen(uri);
  }

  /** The documents that are open in an editor. */
  openDocuments(): readonly string[] {
    return this.uris().filter((uri) => this.isOpen(uri));
  }

  /** The documents, manifests or not. */
  uris(): readonly string[] {
    return this.#documents.uris();
  }

  /** The documents that are manifests, with those that could not be read. */
  manifests(): readonly string[] {
    this.settle();
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
    this.settle();
    const root = this.#roots.of(folder);
    const documents = [...root.index.documents()];
    return root.uri === folder ? documents : documents.filter((uri) => isWithin(folder, uri));
  }

  /**
   * Another whenever a document of the folder that declares such an entity was read again, or any file came or went:
   * what the graph tells of them may be another. Costs nothing.
   */
  stateOf(folder: string, type: EntityType): string {
    this.settle();
    const { revisions } = this.#roots.of(folder);
    const files = this.#documents.arrivals + this.#otherFiles;
    return `${this.#session}.${files}.${revisions.get(type) ?? 0}.${this.#host.today()}`;
  }

  /** What a view of a whole folder may look at. */
  folderContext(folder: string): FolderContext {
    return {
      folder,
      graph: this.graph,
      settings: this.settingsOf(folder),
      today: this.#host.today(),
    };
  }

  /** The document as its kind sees it; undefined when it is not a manifest, or could not be read. */
  manifest(uri: string): Manifest | undefined {
    this.settle();
    const stored = this.#documents.get(uri);
    if (!stored?.kind) return undefined;
    this.#models.keep(stored);
    return {
      kind: stored.kind,
      context: this.#context(stored, this.graph),
      parsed: this.#models.of(stored, stored.kind),
    };
  }

  /** The kind of a document, without its model; undefined when it is not a manifest. */
  kindOf(uri: string): Kind | undefined {
    this.settle();
    return this.#documents.get(uri)?.kind;
  }

  document(uri: string): TextDocument | undefined {
    return this.#documents.get(uri)?.document;
  }

  factsOf(uri: string): Facts | undefined {
    this.settle();
    return this.#roots.of(uri).index.factsOf(uri);
  }

  /** The findings of a document, checked again only when it or something that they depend on changed. */
  check(uri: string): VersionedFindings {
    this.settle();
    const stored = this.#documents.get(uri);
    if (!stored) return { findings: [], version: 0 };
    const { checked, again } = this.#checks.of(stored);
    if (again) this.#models.release(stored);
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
    this.settle();
    return knownDocuments(folder, this.#handover());
  }

  /** Takes a document over as another workspace knew it, so that nothing is read or checked twice. */
  adopt(document: KnownDocument): void {
    adoptDocument(document, this.#handover());
  }

  #handover(): HandoverParts {
    return {
      documents: this.#documents,
      roots: this.#roots,
      checks: this.#checks,
    };
  }

  #readAllAgain(): void {
    this.invalidateAll();
    for (const uri of this.uris()) this.#documents.markPending(uri);
  }

  #context(stored: StoredDocument, graph: Graph): KindContext<unknown> {
    const modelOf = (kind: Kind | undefined): unknown => kind && this.#models.of(stored, kind).model;
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
}
