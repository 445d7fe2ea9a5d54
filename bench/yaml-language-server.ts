import { createRequire } from 'node:module';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import { COMPLETION, opened, type Editing } from './editing.ts';
import { StdioServer } from './stdio-server.ts';

/** Milliseconds that it waits before it validates: taken off its figures. */
export const DEBOUNCE = 200;

/** The peer: yaml-language-server with JSON Schemas, by the address of each and the files that it is for. */
export async function startPeer(
  folder: string,
  schemas: Readonly<Record<string, string>>,
): Promise<StdioServer> {
  const module = createRequire(import.meta.url).resolve('yaml-language-server/bin/yaml-language-server');
  const server = new StdioServer(module);
  const settings = {
    yaml: { schemas, validate: true, completion: true, hover: true, schemaStore: { enable: false } },
  };
  server.connection.onRequest('workspace/configuration', ({ items }: { items: { section: string }[] }) =>
    items.map(({ section }) => (section === 'yaml' ? settings.yaml : {})),
  );
  server.connection.onRequest('client/registerCapability', () => null);
  await server.initialize(folder, {
    workspace: { configuration: true },
    textDocument: { publishDiagnostics: {}, completion: COMPLETION },
  });
  await server.connection.sendNotification('workspace/didChangeConfiguration', { settings });
  return server;
}

/** Opens a document and waits for its first findings. */
export async function openInPeer(server: StdioServer, uri: string, text: string): Promise<Editing> {
  let published: ((found: readonly Diagnostic[]) => void) | undefined;
  server.connection.onNotification(
    'textDocument/publishDiagnostics',
    (params: { uri: string; diagnostics: Diagnostic[] }) => {
      if (params.uri === uri) published?.(params.diagnostics);
    },
  );
  const findings = (): Promise<unknown> => new Promise((resolve) => (published = resolve));
  const first = findings();
  await opened(server, uri, text);
  await first;
  return { server, uri, findings, publishes: true };
}
