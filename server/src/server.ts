import { t } from '@vscode/l10n';
import {
  filesRenamed,
  findingGroups,
  findingsOfGroup,
  language,
  languageOf,
  setLanguage,
  loadKinds,
  menuContext,
  RenameError,
  waitingCounts,
  workspaceEditOf,
  Workspace,
  type Language,
  type Kind,
} from '@vitruve/manifests';
import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  MessageType,
  ShowMessageNotification,
  type Connection,
  type FileEvent,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver';
import { Baselines } from './baselines.ts';
import { pullsDiagnostics, serverCapabilities, WATCHERS } from './capabilities.ts';
import { DiagnosticsFeed } from './diagnostics-feed.ts';
import { OpenDocuments } from './documents.ts';
import { Folders } from './folders.ts';
import { ServerHost } from './host.ts';
import { overview, overviewItems } from './overview.ts';
import {
  FindingTreeRequest,
  IndexStateRequest,
  MenuContextRequest,
  OverviewChanged,
  OverviewRequest,
  RulePageRequest,
  type IndexState,
  type InitializationOptions,
} from './protocol.ts';
import { registerLayout } from './layout/requests.ts';
import { Refresh } from './refresh.ts';
import { registerBaseline } from './requests/baseline.ts';
import { registerCommands } from './requests/commands.ts';
import { registerCompletion } from './requests/completion.ts';
import { registerExchange } from './requests/exchange.ts';
import { registerDiagnostics } from './requests/diagnostics.ts';
import { answering, answeringOnce, registerLanguageRequests } from './requests/language-requests.ts';
import { RulePages } from './rule-pages.ts';
import { readSchemasFrom } from '@vitruve/workspace';
import { canonicalUri } from './uri.ts';
import { Views } from './views/views.ts';
import { WatchedFiles } from './watched-files.ts';

/** What the server needs of the package that it is in. */
export interface ServerResources {
  /** The folder that holds the pages of rules, by kind. */
  readonly rulePages: string;
  readonly version: string;
  /** The program of the thread that lays diagrams out. */
  readonly layoutProgram: string;
  /** The folder of the schemas of Kubernetes resources. */
  readonly schemas: string;
  /** Messages of a language, by their English text. */
  bundle(language: Language): Readonly<Record<string, string>>;
}

/** Milliseconds between two notices that the overview changed. */
const OVERVIEW_DELAY = 500;

/** Serves one client until the connection ends. */
export function serve(connection: Connection, resources: ServerResources): void {
  connection.onInitialize(async (params) =>
    new Session(connection, resources, params, await loadKinds()).start(),
  );
}

class Session {
  readonly #connection: Connection;
  readonly #params: InitializeParams;
  readonly #options: InitializationOptions;
  readonly #resources: ServerResources;
  readonly #host = new ServerHost((file) => {
    this.#workspace.filesChanged([file]);
    this.#changed();
    this.#refresh.schedule();
  });
  readonly #workspace: Workspace;
  readonly #documents: OpenDocuments;
  readonly #watched: WatchedFiles;
  readonly #baselines: Baselines;
  readonly #feed: DiagnosticsFeed;
  readonly #folders: Folders;
  readonly #refresh: Refresh;
  readonly #views: Views;
  readonly #layout: { dispose(): void };
  readonly #pages: RulePages;
  readonly #pulls: boolean;
  #index: { state: IndexState['state']; files: number } = { state: 'reading', files: 0 };
  #overviewTimer: NodeJS.Timeout | undefined;
  /** Resolves once the folders that the client named are read. */
  #reading: Promise<void> = Promise.resolve();

  constructor(
    connection: Connection,
    resources: ServerResources,
    params: InitializeParams,
    kinds: readonly Kind[],
  ) {
    this.#workspace = new Workspace(kinds, this.#host);
    this.#connection = connection;
    this.#params = params;
    this.#options = (params.initializationOptions as InitializationOptions | undefined) ?? {};
    this.#resources = resources;
    this.#pulls = pullsDiagnostics(params.capabilities);
    this.#pages = new RulePages(resources.rulePages);
    const pageOf = this.#pages.address(this.#options.rulePageBase);
    const served = { yaml: this.#options.yamlServed === true };
    this.#baselines = new Baselines(this.#workspace, (problem) => {
      connection.console.error(problem);
    });
    this.#feed = new DiagnosticsFeed(
      this.#workspace,
      connection,
      pageOf,
      served,
      this.#baselines,
      () => this.#reading,
    );
    this.#refresh = new Refresh(connection, params.capabilities);
    const prepare = registerCompletion(connection, this.#workspace, served, params.capabilities);
    this.#documents = new OpenDocuments(this.#workspace, {
      opened: (uri) => {
        try {
          prepare(uri);
        } catch (error) {
          connection.console.error(String(error));
        }
      },
      changed: () => {
        this.#changed();
      },
    });
    this.#watched = new WatchedFiles(this.#workspace, this.#documents, this.#baselines);
    const trusted = this.#options.trusted ?? true;
    this.#folders = new Folders(this.#workspace, this.#host, connection, this.#baselines, {
      trusted,
      settingsOf: (folder) => this.#editorSettings(folder),
      progress: (files, done) => {
        this.#indexed(files, done);
      },
    });
    registerLanguageRequests(connection, this.#workspace, pageOf, this.#baselines, () => this.#reading);
    registerBaseline(connection, this.#baselines, () => {
      this.#changed();
      this.#refresh.schedule();
    });
    registerCommands(connection, this.#workspace, () => this.#reading);
    registerExchange(connection, this.#workspace);
    const reading = (): boolean => this.#index.state === 'reading';
    this.#views = new Views(connection, this.#workspace, this.#host, { trusted, reading });
    this.#layout = registerLayout(connection, resources.layoutProgram);
  }

  start(): InitializeResult {
    const locale = languageOf(this.#options.locale ?? this.#params.locale);
    setLanguage(locale, this.#resources.bundle(locale));
    readSchemasFrom(this.#resources.schemas);
    this.#documents.listen(this.#connection, (uri) => {
      if (this.#pulls) this.#feed.closed(uri);
      else this.#feed.withdraw(uri);
    });
    this.#registerOwnRequests();
    this.#connection.onInitialized(() => {
      this.#reading = this.#initialized().catch((error: unknown) => {
        this.#connection.console.error(String(error));
      });
    });
    this.#connection.onDidChangeWatchedFiles(({ changes }) => void this.#filesChanged(changes));
    this.#connection.onDidChangeConfiguration(() => void this.#settingsChanged());
    this.#connection.onShutdown(() => {
      this.#dispose();
    });
    const capabilities = serverCapabilities(this.#params.capabilities, this.#options);
    return { capabilities, serverInfo: { name: 'vitruve', version: this.#resources.version } };
  }

  #registerOwnRequests(): void {
    const connection = this.#connection;
    if (this.#pulls) registerDiagnostics(connection, this.#feed);
    connection.workspace.onWillRenameFiles(
      answeringOnce(
        () => this.#reading,
        ({ files }) => {
          try {
            const moves = files.map(({ oldUri, newUri }) => ({
              from: canonicalUri(oldUri),
              to: canonicalUri(newUri),
            }));
            const changes = filesRenamed(this.#workspace, moves);
            return changes.length > 0 ? workspaceEditOf(this.#workspace, changes) : null;
          } catch (error) {
            if (!(error instanceof RenameError)) throw error;
            // The editor renames the file whatever is answered: that nothing else changes must be said.
            void connection.sendNotification(ShowMessageNotification.type, {
              type: MessageType.Error,
              message: t('{0}. References were not updated', error.message),
            });
            return null;
          }
        },
      ),
    );
    connection.onRequest(OverviewRequest, () => overview(this.#workspace));
    connection.onRequest(
      MenuContextRequest,
      answering(({ uri }) => menuContext(this.#workspace, canonicalUri(uri))),
    );
    connection.onRequest(FindingTreeRequest, ({ group, ...options }) =>
      overviewItems(
        this.#workspace,
        group === undefined
          ? findingGroups(this.#workspace, options, this.#baselines)
          : findingsOfGroup(this.#workspace, options, group, this.#baselines),
      ),
    );
    connection.onRequest(IndexStateRequest, () => this.#indexState());
    connection.onRequest(RulePageRequest, ({ rule }) => this.#pages.read(rule, language()));
  }

  async #initialized(): Promise<void> {
    const { workspace } = this.#params.capabilities;
    if (workspace?.didChangeWatchedFiles?.dynamicRegistration) {
      await this.#connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [...WATCHERS],
      });
    }
    if (workspace?.didChangeConfiguration?.dynamicRegistration) {
      await this.#connection.client.register(DidChangeConfigurationNotification.type, { section: 'vitruve' });
    }
    if (workspace?.workspaceFolders) {
      this.#connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        this.#folders.remove(removed.map(({ uri }) => uri));
        this.#reading = this.#read(added.map(({ uri }) => uri));
      });
    }
    await this.#read(this.#initialFolders());
  }

  /** Editors that know no workspace folders name one root; one without a folder names none. */
  #initialFolders(): string[] {
    const { workspaceFolders } = this.#params;
    if (workspaceFolders) return workspaceFolders.map(({ uri }) => uri);
    const { rootUri } = this.#params as { readonly rootUri?: string | null };
    return rootUri ? [rootUri] : [];
  }

  async #read(folders: readonly string[]): Promise<void> {
    await this.#folders.add(folders);
    await this.#folders.readHistory();
    this.#changed();
    this.#refresh.schedule();
  }

  async #filesChanged(changes: readonly FileEvent[]): Promise<void> {
    const { files, settings, baselines, commits } = await this.#watched.follow(changes);
    if (!files && !commits) return;
    if (settings) await this.#folders.readSettingsAgain();
    for (const root of baselines) await this.#baselines.readAgain(root);
    if (commits) await this.#folders.readHistory();
    this.#changed();
    this.#refresh.schedule();
  }

  async #settingsChanged(): Promise<void> {
    await this.#folders.readSettingsAgain();
    this.#changed();
    this.#refresh.schedule();
  }

  async #editorSettings(folder: string): Promise<unknown> {
    if (!this.#params.capabilities.workspace?.configuration) return undefined;
    return this.#connection.workspace.getConfiguration({
      scopeUri: folder,
      section: 'vitruve',
    }) as Promise<unknown>;
  }

  #changed(): void {
    this.#feed.changed();
    this.#views.changed();
    if (!this.#pulls) this.#feed.schedulePush();
    this.#overviewTimer ??= setTimeout(() => {
      this.#overviewTimer = undefined;
      void this.#connection.sendNotification(OverviewChanged);
    }, OVERVIEW_DELAY);
  }

  #indexed(files: number, done: boolean): void {
    this.#index = { state: done ? 'done' : 'reading', files };
    this.#changed();
  }

  #indexState(): IndexState {
    const findings = { error: 0, warning: 0, information: 0, hint: 0 };
    let putOff = 0;
    for (const uri of this.#workspace.uris()) {
      const last = this.#workspace.lastFindings(uri);
      const known = this.#baselines.of(uri, last);
      putOff += known.size;
      for (const finding of last) if (!known.has(finding)) findings[finding.severity]++;
    }
    return { ...this.#index, findings, putOff, waiting: waitingCounts(this.#workspace) };
  }

  #dispose(): void {
    clearTimeout(this.#overviewTimer);
    this.#feed.dispose();
    this.#refresh.dispose();
    this.#views.dispose();
    this.#layout.dispose();
  }
}
