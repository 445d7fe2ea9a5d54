import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { setLanguage } from '@vitruve/manifests';
import { packageResources, serve } from '@vitruve/server';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type ProtocolConnection,
} from 'vscode-languageserver-protocol/node';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';

/** Milliseconds that a server may take to end. */
const PATIENCE = 120_000;

const ROOT = join(import.meta.dirname, '../..');
const BUNDLE = join(ROOT, 'dist/server.cjs');

/** A server, from the side of its client. */
export interface TestServer {
  readonly connection: ProtocolConnection;
  /** Ends it as an editor does. */
  stop(): Promise<void>;
  /** Ends it without a word, as a crash does. */
  kill(): Promise<void>;
}

/** Serves from the sources, in this process. */
export function serveHere(): TestServer {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  const server = createConnection(
    ProposedFeatures.all,
    new StreamMessageReader(toServer),
    new StreamMessageWriter(toClient),
  );
  serve(server, packageResources(ROOT));
  server.listen();
  const connection = createProtocolConnection(
    new StreamMessageReader(toClient),
    new StreamMessageWriter(toServer),
  );
  return {
    connection,
    stop: async () => {
      // Without `exit`, at which the library ends the process. What the server still sends is heard by nobody.
      await connection.sendRequest('shutdown');
      connection.dispose();
      setLanguage('en', {});
    },
    kill: () => {
      throw new Error('A server in this process cannot be killed: start the bundle');
    },
  };
}

/** Serves from the bundle that is shipped, in a process of its own, over stdio. */
export function serveBundle(): TestServer {
  const child = spawn(process.execPath, [BUNDLE, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const runs = (): boolean => child.exitCode === null && child.signalCode === null;
  return {
    connection,
    stop: async () => {
      // A server that hangs fails its own test, not all that follow.
      const hangs = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
      try {
        if (runs()) await Promise.race([gone, connection.sendRequest('shutdown')]);
        if (runs()) await Promise.race([gone, connection.sendNotification('exit')]);
        await gone;
      } finally {
        clearTimeout(hangs);
      }
      connection.dispose();
    },
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
      connection.dispose();
    },
  };
}
