import assert from 'node:assert/strict';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { CompletionItem, Diagnostic, MarkupContent } from 'vscode-languageserver-protocol';
import { LanguageClient, marked, PULLING, type Options } from './language-client.ts';

const FAULTY = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata: { a: 1 }\n';
const GOOD = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata: { a: b }\n';
const APPLICATION = `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: shop, namespace: argocd }
spec:
  project: default
  source: { repoURL: https://github.com/example/shop, path: kubernetes, targetRevision: main }
  destination: { server: https://kubernetes.default.svc, namespace: shop }
`;

const COMPOSE = 'services:\n  web:\n    build: { context: ., dockerfile: build/Web.dockerfile }\n';

interface Report {
  readonly items: readonly { uri: string; resultId?: string; items: Diagnostic[] }[];
}

async function withServer(options: Options, act: (client: LanguageClient) => Promise<void>): Promise<void> {
  const client = new LanguageClient(options);
  try {
    await client.start();
    await act(client);
  } finally {
    await client.stop();
  }
}

/** What a client knows of the workspace, as it asks again and again. */
class Knowledge {
  readonly ids = new Map<string, string>();
  readonly found = new Map<string, number>();
  readonly #client: LanguageClient;

  constructor(client: LanguageClient) {
    this.#client = client;
  }

  async ask(): Promise<void> {
    const previousResultIds = [...this.ids].map(([uri, value]) => ({ uri, value }));
    const { items } = await this.#client.request<Report>('workspace/diagnostic', { previousResultIds });
    for (const { uri, resultId, items: found } of items) {
      if (resultId === undefined) this.ids.delete(uri);
      else this.ids.set(uri, resultId);
      this.found.set(uri, found.length);
    }
  }

  async until(path: string, count: number): Promise<void> {
    for (let turn = 0; turn < 20 && this.found.get(this.#client.uri(path)) !== count; turn++)
      await this.ask();
    assert.equal(this.found.get(this.#client.uri(path)), count, path);
  }
}

const JSON_FAULTY = '{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "a"}, "datum": {}}';

const event = (client: LanguageClient, path: string, type: number): Promise<void> =>
  client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: client.uri(path), type }] });

describe('documents that come and go', () => {
  it('are reported again when they are closed, though the client dropped its last answer', () =>
    withServer({ files: { 'a.yaml': GOOD } }, async (client) => {
      const knowledge = new Knowledge(client);
      await client.open('a.yaml', FAULTY);
      assert.equal((await client.findings('a.yaml')).length, 1);
      await client.change('a.yaml', GOOD);
      // A client that closes the document drops this answer, and forgets what it knew of it.
      await client.findings('a.yaml');
      await client.close('a.yaml');
      await knowledge.until('a.yaml', 0);
    }));

  it('are reported again when they are closed, though the client knew the result from the workspace', () =>
    withServer({ files: { 'a.yaml': GOOD } }, async (client) => {
      const knowledge = new Knowledge(client);
      await client.open('a.yaml', FAULTY);
      await client.findings('a.yaml');
      await client.change('a.yaml', GOOD);
      // A client that has newer text to ask about drops this answer.
      await client.findings('a.yaml');
      await knowledge.until('a.yaml', 0);
      // It kept the result id of that report, and showed nothing of it, since the document was open.
      knowledge.found.clear();
      await client.close('a.yaml');
      await knowledge.until('a.yaml', 0);
    }));

  it('are reported though one of them lies in no repository', () =>
    withServer({ files: { 'app.yaml': APPLICATION, 'a.yaml': FAULTY } }, async (client) => {
      await new Knowledge(client).until('a.yaml', 1);
    }));

  it('are read as JSON where they begin as a manifest, and followed', () =>
    withServer({ files: { 'a.json': JSON_FAULTY, 'package.json': '{"name": "x"}' } }, async (client) => {
      const knowledge = new Knowledge(client);
      await knowledge.until('a.json', 1);
      client.write('a.json', JSON_FAULTY.replace('datum', 'data'));
      await event(client, 'a.json', 2);
      await knowledge.until('a.json', 0);
      client.write('package.json', JSON_FAULTY);
      await event(client, 'package.json', 2);
      await knowledge.until('package.json', 1);
    }));

  it('go with their folder, and come with it', () =>
    withServer({ files: { 'before/a.yaml': FAULTY } }, async (client) => {
      const knowledge = new Knowledge(client);
      await knowledge.until('before/a.yaml', 1);
      renameSync(join(client.folder, 'before'), join(client.folder, 'after'));
      await event(client, 'before', 3);
      await event(client, 'after', 1);
      await knowledge.until('before/a.yaml', 0);
      await knowledge.until('after/a.yaml', 1);
      rmSync(join(client.folder, 'after'), { recursive: true });
      await event(client, 'after', 3);
      await knowledge.until('after/a.yaml', 0);
    }));

  it('are checked again when what they name comes or goes with a folder, and the editor reports only the folder', () =>
    withServer({ files: { 'compose.yaml': COMPOSE } }, async (client) => {
      const knowledge = new Knowledge(client);
      await knowledge.until('compose.yaml', 1);
      client.write('build/Web.dockerfile', 'FROM scratch\n');
      await event(client, 'build', 1);
      await knowledge.until('compose.yaml', 0);
      rmSync(join(client.folder, 'build'), { recursive: true });
      await event(client, 'build', 3);
      await knowledge.until('compose.yaml', 1);
    }));

  it('go with their file though an editor keeps them open, unless they have text that is not saved', () =>
    withServer({ files: { 'kept.yaml': FAULTY, 'unsaved.yaml': FAULTY } }, async (client) => {
      const knowledge = new Knowledge(client);
      await knowledge.until('unsaved.yaml', 1);
      for (const path of ['kept.yaml', 'unsaved.yaml']) await client.open(path, FAULTY);
      await client.change('unsaved.yaml', `${FAULTY}# more\n`);
      for (const path of ['kept.yaml', 'unsaved.yaml']) {
        rmSync(join(client.folder, path));
        await event(client, path, 3);
      }
      await knowledge.until('kept.yaml', 0);
      assert.equal((await client.findings('unsaved.yaml')).length, 1);
      // It is there again with the next change.
      await client.change('kept.yaml', FAULTY);
      assert.equal((await client.findings('kept.yaml')).length, 1);
    }));

  it('are left alone where git leaves them out', () =>
    withServer({ files: { '.gitignore': 'build/\n' } }, async (client) => {
      mkdirSync(join(client.folder, 'build'));
      client.write('build/a.yaml', FAULTY);
      client.write('b.yaml', FAULTY);
      await event(client, 'build/a.yaml', 1);
      await event(client, 'b.yaml', 1);
      const knowledge = new Knowledge(client);
      await knowledge.until('b.yaml', 1);
      assert.equal(knowledge.found.has(client.uri('build/a.yaml')), false);
    }));
});

describe('documentation of proposals', () => {
  const { text, position } = marked(
    'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: a\n      $0\n',
  );
  const resolving = {
    ...PULLING,
    textDocument: {
      ...PULLING.textDocument,
      completion: { completionItem: { resolveSupport: { properties: ['documentation'] } } },
    },
  };
  const image = async (client: LanguageClient): Promise<CompletionItem> => {
    await client.open('pod.yaml', text);
    const items = await client.at<CompletionItem[]>('textDocument/completion', 'pod.yaml', position);
    const found = items.find(({ label }) => label === 'image');
    assert.ok(found);
    return found;
  };

  it('comes when it is asked for, to clients that ask', () =>
    withServer({ capabilities: resolving }, async (client) => {
      const item = await image(client);
      assert.equal(item.documentation, undefined);
      const resolved = await client.request<CompletionItem>('completionItem/resolve', item);
      assert.match((resolved.documentation as MarkupContent).value, /[Cc]ontainer image/u);
    }));

  it('comes with the proposals to others', () =>
    withServer({}, async (client) => {
      const { documentation } = await image(client);
      assert.match((documentation as MarkupContent).value, /[Cc]ontainer image/u);
    }));
});
