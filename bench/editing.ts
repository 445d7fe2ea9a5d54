import { join } from 'node:path';
import type { Position } from 'vscode-languageserver-protocol';
import { StdioServer } from './stdio-server.ts';

/** As the extension starts it (`client/src/connection.ts`). */
const FLAGS = ['--min-semi-space-size=64', '--max-semi-space-size=64'];
/** What an editor of today can do: to ask for the documentation of a proposal when somebody looks at it, too. */
export const COMPLETION = {
  completionItem: { snippetSupport: true, resolveSupport: { properties: ['documentation', 'detail'] } },
};
const CAPABILITIES = {
  textDocument: { diagnostic: {}, completion: COMPLETION },
  workspace: { workspaceFolders: true },
};

/** An editor with one document open. */
export interface Editing {
  readonly server: StdioServer;
  readonly uri: string;
  /** Resolves with the findings on the text as it is; for a server that publishes, with the next ones. */
  readonly findings: () => Promise<unknown>;
  /** True for a server that publishes: it has to be listened to before a change. */
  readonly publishes: boolean;
}

/** Our server as it is built, on a folder. */
export async function startVitruve(folder: string): Promise<StdioServer> {
  const server = new StdioServer(join(import.meta.dirname, '../dist/server.cjs'), FLAGS);
  await server.initialize(folder, CAPABILITIES);
  return server;
}

/** Resolves when all files of the folders are read. */
export async function readingDone({ connection }: StdioServer): Promise<void> {
  for (;;) {
    const { state } = await connection.sendRequest<{ state: string }>('vitruve/indexState', null);
    if (state === 'done') return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Resolves when the findings of all files are there. */
export async function checkingDone({ connection }: StdioServer): Promise<void> {
  await connection.sendRequest('workspace/diagnostic', {
    previousResultIds: [{ uri: 'file:///none', value: '0' }],
  });
}

/** Opens a document in our server. */
export async function open(server: StdioServer, uri: string, text: string): Promise<Editing> {
  await opened(server, uri, text);
  return {
    server,
    uri,
    publishes: false,
    findings: () => server.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } }),
  };
}

export async function opened({ connection }: StdioServer, uri: string, text: string): Promise<void> {
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'yaml', version: 1, text },
  });
}

/** Types letters one by one: milliseconds from each to the findings. */
export async function type(
  { server, uri, findings, publishes }: Editing,
  at: Position,
  strokes: number,
): Promise<readonly number[]> {
  const samples: number[] = [];
  for (let n = 0; n < strokes; n++) {
    const position = { line: at.line, character: at.character + n };
    const published = publishes ? findings() : undefined;
    const before = performance.now();
    await server.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: n + 2 },
      contentChanges: [{ range: { start: position, end: position }, text: 'x' }],
    });
    await (published ?? findings());
    samples.push(performance.now() - before);
  }
  return samples;
}

/** Asks for proposals at a place, again and again: milliseconds of each answer. */
export async function complete(
  { server, uri }: Editing,
  position: Position,
  times: number,
): Promise<readonly number[]> {
  const samples: number[] = [];
  for (let n = 0; n < times; n++) {
    const before = performance.now();
    await server.connection.sendRequest('textDocument/completion', { textDocument: { uri }, position });
    samples.push(performance.now() - before);
  }
  return samples;
}
