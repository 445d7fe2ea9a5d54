import { mkdtempSync, mkdirSync, rmSync, writeFileSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ViewsChanged, type InitializationOptions } from '@vitruve/server';
import {
  MessageType,
  type ClientCapabilities,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type InitializeResult,
  type LogMessageParams,
  type ShowMessageParams,
  type Position,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver-protocol';
import { serveBundle, serveHere, type TestServer } from './connections.ts';

/** Milliseconds to wait for anything: more than any machine needs, since what is waited for in vain is a failure. */
const PATIENCE = 120_000;

/** A client that asks for findings, as VS Code does. */
export const PULLING: ClientCapabilities = {
  workspace: { workspaceFolders: true, diagnostics: { refreshSupport: true } },
  textDocument: { diagnostic: { dynamicRegistration: false, relatedDocumentSupport: false } },
};

/** A client that waits for findings, as older editors do. */
export const PUSHED: ClientCapabilities = { textDocument: { publishDiagnostics: {} } };

export interface Options {
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly capabilities?: ClientCapabilities;
  readonly locale?: string;
  readonly initializationOptions?: InitializationOptions;
  /** Whether the shipped bundle is asked, in a process of its own, and not the sources in this one. */
  readonly bundle?: boolean;
  /** False to ask while files are being read. */
  readonly awaitReading?: boolean;
}

/** A client of a server, on a folder of its own. */
export class LanguageClient {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'vitruve-lsp-')));
  readonly published = new Map<string, PublishDiagnosticsParams>();
  /** What the server logged as errors. */
  readonly errors: string[] = [];
  /** What the server showed to the user. */
  readonly shown: string[] = [];
  /** How often the server said that views changed. */
  viewNotices = 0;
  #served: TestServer | undefined;
  #versions = new Map<string, number>();
  readonly #capabilities: ClientCapabilities;
  readonly #locale: string;
  readonly #initializationOptions: InitializationOptions;
  readonly #awaitReading: boolean;
  readonly #bundle: boolean;

  constructor({
    files = {},
    capabilities = PULLING,
    locale = 'en',
    initializationOptions = {},
    awaitReading = true,
    bundle = false,
  }: Options = {}) {
    this.#capabilities = capabilities;
    this.#locale = locale;
    this.#initializationOptions = initializationOptions;
    this.#awaitReading = awaitReading;
    this.#bundle = bundle;
    for (const [path, text] of Object.entries(files)) this.write(path, text);
  }

  write(path: string, text: string | Uint8Array): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  uri(path: string): string {
    return pathToFileURL(join(this.folder, path)).toString();
  }

  async start(): Promise<InitializeResult> {
    this.#served = this.#bundle ? serveBundle() : serveHere();
    const { connection } = this.#served;
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.published.set(params.uri, params);
    });
    connection.onNotification('window/logMessage', ({ type, message }: LogMessageParams) => {
      if (type === MessageType.Error) this.errors.push(message);
    });
    connection.onNotification('window/showMessage', ({ message }: ShowMessageParams) => {
      this.shown.push(message);
    });
    connection.onNotification(ViewsChanged.method, () => {
      this.viewNotices++;
    });
    connection.onRequest('workspace/diagnostic/refresh', () => null);
    connection.listen();
    const result = await this.request<InitializeResult>('initialize', {
      // The library ends a server's process when that of its client is gone.
      processId: this.#bundle ? process.pid : null,
      rootUri: pathToFileURL(this.folder).toString(),
      workspaceFolders: [{ uri: pathToFileURL(this.folder).toString(), name: 'test' }],
      capabilities: this.#capabilities,
      locale: this.#locale,
      initializationOptions: this.#initializationOptions,
    });
    await this.notify('initialized', {});
    if (this.#awaitReading) await this.read();
    return result;
  }

  /** Resolves once the server has read all files. */
  read(): Promise<void> {
    return this.until(
      async () => (await this.request<{ state: string }>('vitruve/indexState', null)).state === 'done',
    );
  }

  request<Result>(method: string, params: unknown): Promise<Result> {
    if (!this.#served) throw new Error('not started');
    return this.#served.connection.sendRequest<Result>(method, params);
  }

  /** Sends a request and cancels it at once. */
  cancelled(method: string, params: unknown): Promise<unknown> {
    if (!this.#served) throw new Error('not started');
    const cancelling = {
      isCancellationRequested: true,
      onCancellationRequested: () => ({ dispose: () => undefined }),
    };
    return this.#served.connection.sendRequest(method, params, cancelling);
  }

  async notify(method: string, params: unknown): Promise<void> {
    await this.#served?.connection.sendNotification(method, params);
  }

  async open(path: string, text: string): Promise<void> {
    this.#versions.set(path, 1);
    const languageId = path.endsWith('.md') ? 'markdown' : 'yaml';
    await this.notify('textDocument/didOpen', {
      textDocument: { uri: this.uri(path), languageId, version: 1, text },
    });
  }

  /** Replaces the whole text. */
  async change(path: string, text: string): Promise<void> {
    const version = (this.#versions.get(path) ?? 1) + 1;
    this.#versions.set(path, version);
    await this.notify('textDocument/didChange', {
      textDocument: { uri: this.uri(path), version },
      contentChanges: [{ text }],
    });
  }

  async close(path: string): Promise<void> {
    await this.notify('textDocument/didClose', { textDocument: { uri: this.uri(path) } });
  }

  /** The findings of a document, asked for. */
  async findings(path: string): Promise<Diagnostic[]> {
    const report = await this.request<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri: this.uri(path) },
    });
    return report.kind === 'full' ? report.items : [];
  }

  /** Asks about the position of `$0` in a marked text. */
  at<Result>(method: string, path: string, position: Position, more: object = {}): Promise<Result> {
    return this.request<Result>(method, { textDocument: { uri: this.uri(path) }, position, ...more });
  }

  /** Waits for a condition. */
  async until(condition: () => Promise<boolean> | boolean, milliseconds = PATIENCE): Promise<void> {
    const end = Date.now() + milliseconds;
    while (!(await condition())) {
      if (Date.now() > end) throw new Error('waited in vain');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Ends the process without a word, as a crash does. */
  async kill(): Promise<void> {
    await this.#served?.kill();
    this.#served = undefined;
  }

  async stop(): Promise<void> {
    await this.#served?.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A text with `$0` taken out, and the position where it stood. */
export function marked(text: string): { text: string; position: Position } {
  const offset = text.indexOf('$0');
  const before = text.slice(0, offset).split('\n');
  return {
    text: text.replace('$0', ''),
    position: { line: before.length - 1, character: before.at(-1)?.length ?? 0 },
  };
}
