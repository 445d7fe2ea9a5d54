import * as vscode from 'vscode';
import {
  LanguageClient,
  RevealOutputChannelOn,
  State,
  TransportKind,
  type LanguageClientOptions,
  type ServerOptions,
} from 'vscode-languageclient/node';
import type { WorkspaceEdit } from 'vscode-languageserver-protocol';
import type { InitializationOptions } from '@vitruve/server';
import { LANGUAGES, LANGUAGES_BY_NAME } from './generated/contributions.ts';
import { withGivenSettings } from './given-settings.ts';
import { SCHEMES } from './schemes.ts';
import { isYamlExtensionActive } from './yaml/red-hat-extension.ts';
import { withRuleLinks } from './rule-links.ts';

/** Whether the language server answers. */
export type ConnectionState = 'starting' | 'running' | 'stopped';

/** A request of `@vitruve/server`, for the types of its parameters and of its answer. */
interface Request<Params, Answer> {
  readonly method: string;
  readonly _: readonly [Params, Answer, ...unknown[]] | undefined;
}

interface RequestWithoutParams<Answer> {
  readonly method: string;
  readonly _: readonly [Answer, ...unknown[]] | undefined;
}

/** Thrown by a request when no server is running: shown with an offer to restart it. */
export class ServerStoppedError extends Error {
  constructor() {
    super(vscode.l10n.t('The language server is not running.'));
  }
}

/**
 * MiB of the server's heap for what lives briefly. Each key stroke in a table of thousands of rows makes and drops some
 * ten MiB of models; with less room they are copied about twice (`bench/`: a quarter of the time of a key stroke).
 */
const YOUNG_HEAP = ['--min-semi-space-size=64', '--max-semi-space-size=64'];

/** The one connection to the language server: it starts it, restarts it and asks it. */
export class Connection implements vscode.Disposable {
  readonly output = vscode.window.createOutputChannel('Vitruve', { log: true });
  readonly #client: LanguageClient;
  readonly #settings: readonly string[];
  readonly #selector = SCHEMES.flatMap((scheme) => [
    ...LANGUAGES.map((language) => ({ language, scheme })),
    ...LANGUAGES_BY_NAME.map(({ language, pattern }) => ({
      language,
      scheme,
      pattern,
    })),
  ]);
  readonly #stateChanged = new vscode.EventEmitter<ConnectionState>();
  readonly onDidChangeState = this.#stateChanged.event;
  readonly #subscriptions: vscode.Disposable[] = [];

  /**
   * @param serverModule path of the bundled server.
   * @param settings the names of those that the extension has.
   */
  constructor(serverModule: string, settings: readonly string[]) {
    this.#settings = settings;
    const server: ServerOptions = {
      run: {
        module: serverModule,
        transport: TransportKind.ipc,
        options: { execArgv: YOUNG_HEAP },
      },
      debug: {
        module: serverModule,
        transport: TransportKind.ipc,
        options: { execArgv: ['--nolazy', '--inspect=6009'] },
      },
    };
    this.#client = new LanguageClient('vitruve', 'Vitruve', server, this.#options());
    this.#subscriptions.push(
      this.output,
      this.#stateChanged,
      this.#client.onDidChangeState(({ newState }) => {
        this.#stateChanged.fire(nameOf(newState));
      }),
    );
  }

  get state(): ConnectionState {
    return nameOf(this.#client.state);
  }

  /** Resolves when the server answers or has failed to start; the failure is in the output. */
  async start(): Promise<void> {
    try {
      await this.#client.start();
    } catch (error) {
      this.output.error(error instanceof Error ? error : String(error));
      this.#stateChanged.fire('stopped');
    }
  }

  async restart(): Promise<void> {
    if (this.#client.state === State.Stopped) return this.start();
    try {
      await this.#client.restart();
    } catch (error) {
      this.output.error(error instanceof Error ? error : String(error));
      // One that does not answer is not waited for: its process is ended, and another started.
      if (this.state === 'stopped') await this.start();
    }
  }

  /** True for a document that the server is told of. */
  serves(document: vscode.TextDocument): boolean {
    return vscode.languages.match(this.#selector, document) > 0;
  }

  /** @throws ServerStoppedError when no server runs, or what the server answers with. */
  request<Answer>(type: RequestWithoutParams<Answer>): Promise<Answer> {
    if (this.state === 'stopped') return Promise.reject(new ServerStoppedError());
    return this.#client.sendRequest<Answer>(type.method);
  }

  /** @throws ServerStoppedError when no server runs, or what the server answers with. */
  requestWith<Params, Answer>(
    type: Request<Params, Answer>,
    params: Params,
    token?: vscode.CancellationToken,
  ): Promise<Answer> {
    if (this.state === 'stopped') return Promise.reject(new ServerStoppedError());
    // Undefined would be taken for one more parameter.
    return token
      ? this.#client.sendRequest<Answer>(type.method, params, token)
      : this.#client.sendRequest<Answer>(type.method, params);
  }

  /** Calls back whenever the server sends a notification, over its restarts. */
  onNotification({ method }: { readonly method: string }, listener: () => void): vscode.Disposable {
    return this.#client.onNotification(method, listener);
  }

  asWorkspaceEdit(edit: WorkspaceEdit): Promise<vscode.WorkspaceEdit> {
    return this.#client.protocol2CodeConverter.asWorkspaceEdit(edit);
  }

  /** Ends the server and waits for it. */
  async stop(): Promise<void> {
    if (this.#client.isRunning()) await this.#client.stop();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #options(): LanguageClientOptions {
    return {
      documentSelector: this.#selector,
      diagnosticCollectionName: 'vitruve',
      outputChannel: this.output,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationOptions: initializationOptions,
      diagnosticPullOptions: { onChange: true, onSave: true },
      middleware: { ...withRuleLinks, ...withGivenSettings(this.#settings) },
    };
  }
}

/** Asked at every start, so that a restart sees what has changed since. */
function initializationOptions(): InitializationOptions {
  return {
    locale: vscode.env.language,
    trusted: vscode.workspace.isTrusted,
    markdownServed: true,
    yamlServed: isYamlExtensionActive(),
  };
}

function nameOf(state: State): ConnectionState {
  if (state === State.Running) return 'running';
  return state === State.Stopped ? 'stopped' : 'starting';
}
