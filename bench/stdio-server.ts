import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type ProtocolConnection,
} from 'vscode-languageserver-protocol/node';

/** A language server of any make, measured from outside. */
export class StdioServer {
  readonly #child: ChildProcess;
  readonly connection: ProtocolConnection;

  /** @param flags of Node, as the editor passes them. */
  constructor(module: string, flags: readonly string[] = []) {
    const child = spawn(process.execPath, [...flags, module, '--stdio'], {
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    this.#child = child;
    this.connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    this.connection.listen();
  }

  async initialize(folder: string, capabilities: object, initializationOptions: object = {}): Promise<void> {
    const uri = pathToFileURL(folder).toString();
    await this.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: 'bench' }],
      capabilities,
      initializationOptions,
    });
    await this.connection.sendNotification('initialized', {});
  }

  /** Resident memory of the process, in MiB; Linux only. */
  residentMemory(): number {
    const status = readFileSync(`/proc/${this.#child.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/u.exec(status)?.[1]) / 1024;
  }

  /** Milliseconds of a processor that the main thread has taken since its start, whatever else the machine does; Linux only. */
  processorTime(): number {
    const pid = String(this.#child.pid);
    const [nanoseconds] = readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ');
    return Number(nanoseconds) / 1e6;
  }

  async stop(): Promise<void> {
    const gone = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.kill();
    await gone;
    this.connection.dispose();
  }
}
