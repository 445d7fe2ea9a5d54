import assert from 'node:assert/strict';
import type {
  CompletionItem,
  Diagnostic,
  Hover,
  InlayHint,
  Location,
  LocationLink,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { OverviewRequest, type Overview, type OverviewItem } from '@vitruve/server';
import { LanguageClient, marked, PUSHED, type Options } from './language-client.ts';

const RACI = `variant: RACI
roles:
  - DPO
  - Data Owner
activities:
  - name: Retention policy
    assignments: {DPO: A, Data Owner: R}
`;

const ADR = (number: number, title: string, status: string): string =>
  `# ${number}. ${title}\n\nDate: 2026-01-10\n\n## Status\n\n${status}\n\n## Context\n\nWe keep data.\n\n## Decision\n\nWe will ${title.toLowerCase()}.\n\n## Consequences\n\nCosts fall.\n`;

const FILES = {
  'raci.yaml': RACI,
  'docs/decisions/0001-keep-data.md': ADR(1, 'Keep data', 'Accepted'),
  'docs/decisions/0002-drop-data.md': ADR(2, 'Drop data', 'Accepted'),
  'notes.md': '# Notes\n\nSee ADR-0001 and [the second](docs/decisions/0002-drop-data.md).\n',
};

const rules = (found: readonly Diagnostic[]): unknown[] => found.map(({ code }) => code);

async function withServer(options: Options, run: (client: LanguageClient) => Promise<void>): Promise<void> {
  const client = new LanguageClient({ files: FILES, ...options });
  try {
    await client.start();
    await run(client);
  } finally {
    await client.stop();
  }
}

describe('language server', () => {
  it('reports findings of the text being typed, and takes them back', () =>
    withServer({ bundle: true }, async (client) => {
      await client.open('raci.yaml', RACI.replace('DPO: A', 'DPO: C'));
      assert.ok(rules(await client.findings('raci.yaml')).includes('raci/one-accountable'));
      await client.change('raci.yaml', RACI);
      assert.ok(!rules(await client.findings('raci.yaml')).includes('raci/one-accountable'));
    }));

  it('pushes findings to clients that do not ask', () =>
    withServer({ capabilities: PUSHED }, async (client) => {
      await client.open('raci.yaml', RACI.replace('DPO: A', 'DPO: C'));
      const found = (): Diagnostic[] | undefined =>
        client.published.get(client.uri('raci.yaml'))?.diagnostics;
      await client.until(() => rules(found() ?? []).includes('raci/one-accountable'));
      await client.change('raci.yaml', RACI);
      await client.until(() => !rules(found() ?? []).includes('raci/one-accountable'));
      await client.close('raci.yaml');
      await client.until(() => found()?.length === 0);
    }));

  it('reports the whole workspace, then only what changed', () =>
    withServer(
      {
        files: {
          ...FILES,
          'bad.raci.yaml': 'variant: RACI\nroles: [A]\nactivities:\n  - name: x\n    assignments: {A: R}\n',
        },
      },
      async (client) => {
        type Report = { items: { uri: string; resultId: string; items: Diagnostic[] }[] };
        const first = await client.request<Report>('workspace/diagnostic', { previousResultIds: [] });
        const bad = first.items.find(({ uri }) => uri === client.uri('bad.raci.yaml'));
        assert.ok(bad && rules(bad.items).includes('raci/one-accountable'));
        const previousResultIds = first.items.map(({ uri, resultId }) => ({ uri, value: resultId }));
        const next = client.request<Report>('workspace/diagnostic', { previousResultIds });
        await client.open('raci.yaml', RACI.replace('DPO: A', 'DPO: C'));
        assert.deepEqual(
          (await next).items.map(({ uri }) => uri),
          [client.uri('raci.yaml')],
        );
      },
    ));

  it('reports the whole workspace in one to clients that take no parts, once all of it is read', () => {
    const bad = 'variant: RACI\nroles: [A]\nactivities:\n  - name: x\n    assignments: {A: R}\n';
    const names = Array.from({ length: 450 }, (_, index) => `${index}.raci.yaml`);
    const files = Object.fromEntries(names.map((name) => [name, bad]));
    return withServer({ files, awaitReading: false }, async (client) => {
      const { items } = await client.request<{ items: { uri: string; items: Diagnostic[] }[] }>(
        'workspace/diagnostic',
        { previousResultIds: [] },
      );
      const reported = items.filter((one) => rules(one.items).includes('raci/one-accountable'));
      assert.deepEqual(
        new Set(reported.map(({ uri }) => uri)),
        new Set(names.map((name) => client.uri(name))),
      );
      const { state } = await client.request<{ state: string }>('vitruve/indexState', null);
      assert.equal(state, 'done');
    });
  });

  it('drops a report on the whole workspace that is cancelled while it is read', () =>
    withServer({ awaitReading: false }, async (client) => {
      await assert.rejects(client.cancelled('workspace/diagnostic', { previousResultIds: [] }), /cancel/iu);
    }));

  it('lets unsaved text win over the disk, and the disk over a closed document', () =>
    withServer({}, async (client) => {
      await client.open('raci.yaml', RACI.replace('DPO: A', 'DPO: C'));
      client.write('raci.yaml', RACI);
      await client.notify('workspace/didChangeWatchedFiles', {
        changes: [{ uri: client.uri('raci.yaml'), type: 2 }],
      });
      assert.ok(rules(await client.findings('raci.yaml')).includes('raci/one-accountable'));
      await client.close('raci.yaml');
      await client.until(
        async () => !rules(await client.findings('raci.yaml')).includes('raci/one-accountable'),
      );
    }));

  it('completes names of the workspace', () =>
    withServer({}, async (client) => {
      const { text, position } = marked(
        'variant: RACI\nroles: [DPO]\nactivities:\n  - name: x\n    assignments: {DPO: $0}\n',
      );
      await client.open('other.raci.yaml', text);
      const items = await client.at<CompletionItem[]>('textDocument/completion', 'other.raci.yaml', position);
      assert.ok(
        items.some(({ label }) => label.startsWith('A')),
        JSON.stringify(items),
      );
    }));

  it('explains, finds and follows a decision from a note', () =>
    withServer({}, async (client) => {
      const { text, position } = marked(
        '# Notes\n\nSee ADR-00$001 and [the second](docs/decisions/0002-drop-data.md).\n',
      );
      await client.open('notes.md', text);
      const hover = await client.at<Hover>('textDocument/hover', 'notes.md', position);
      assert.match(JSON.stringify(hover.contents), /Keep data/);
      const [target] = await client.at<LocationLink[]>('textDocument/definition', 'notes.md', position);
      assert.equal(target?.targetUri, client.uri('docs/decisions/0001-keep-data.md'));
      const places = await client.at<Location[]>('textDocument/references', 'notes.md', position, {
        context: { includeDeclaration: false },
      });
      assert.deepEqual(
        places.map(({ uri }) => uri),
        [client.uri('notes.md')],
      );
    }));

  it('renames a role wherever it stands', () =>
    withServer({}, async (client) => {
      const { text, position } = marked(RACI.replace('  - DPO', '  - DP$0O'));
      await client.open('raci.yaml', text);
      const edit = await client.at<WorkspaceEdit>('textDocument/rename', 'raci.yaml', position, {
        newName: 'Data Protection Officer',
      });
      const texts = JSON.stringify(edit.documentChanges);
      assert.equal(texts.match(/Data Protection Officer/gu)?.length, 2, texts);
    }));

  it('moves links when a decision is renamed in the explorer', () =>
    withServer({}, async (client) => {
      const edit = await client.request<WorkspaceEdit>('workspace/willRenameFiles', {
        files: [
          {
            oldUri: client.uri('docs/decisions/0002-drop-data.md'),
            newUri: client.uri('docs/decisions/0003-delete-data.md'),
          },
        ],
      });
      assert.match(JSON.stringify(edit), /0003-delete-data\.md/);
      assert.match(JSON.stringify(edit), new RegExp(client.uri('notes.md')));
    }));

  it('answers every request on a document that is not a manifest, and on one that does not exist', () =>
    withServer({}, async (client) => {
      await client.open('values.yaml', 'a: 1\n');
      for (const path of ['values.yaml', 'gone.md']) {
        const textDocument = { uri: client.uri(path) };
        const position = { line: 0, character: 0 };
        const range = { start: position, end: position };
        const common = {
          textDocument,
          position,
          range,
          positions: [position],
          context: { diagnostics: [], includeDeclaration: true },
          options: { tabSize: 2, insertSpaces: true },
        };
        for (const method of [
          'completion',
          'hover',
          'definition',
          'references',
          'prepareRename',
          'documentHighlight',
          'codeAction',
          'codeLens',
          'inlayHint',
          'semanticTokens/full',
          'foldingRange',
          'selectionRange',
          'formatting',
          'documentSymbol',
          'documentLink',
          'diagnostic',
        ]) {
          await assert.doesNotReject(client.request(`textDocument/${method}`, common), `${method} ${path}`);
        }
        await assert.doesNotReject(client.request('textDocument/rename', { ...common, newName: 'x' }));
      }
      assert.deepEqual(client.errors, []);
    }));

  it('drops cancelled requests', () =>
    withServer({ bundle: true }, async (client) => {
      await client.open('raci.yaml', RACI);
      const hover = {
        textDocument: { uri: client.uri('raci.yaml') },
        position: { line: 1, character: 1 },
      };
      // On a loaded machine the word comes too late now and then: the answer is on its way. A server that never listens always answers.
      const outcomes: string[] = [];
      for (let attempt = 0; attempt < 20 && !outcomes.includes('dropped'); attempt++) {
        const outcome = client.cancelled('textDocument/hover', hover).then(
          () => 'answered',
          () => 'dropped',
        );
        outcomes.push(await outcome);
      }
      assert.ok(outcomes.includes('dropped'), outcomes.join(', '));
    }));

  it('comes back after a kill with the same answers', () =>
    withServer({ bundle: true }, async (client) => {
      const faulty = RACI.replace('DPO: A', 'DPO: C');
      await client.open('raci.yaml', faulty);
      const before = await client.findings('raci.yaml');
      await client.kill();
      await client.start();
      await client.open('raci.yaml', faulty);
      assert.deepEqual(await client.findings('raci.yaml'), before);
    }));

  it('speaks French', () =>
    withServer({ bundle: true, locale: 'fr' }, async (client) => {
      await client.open('raci.yaml', RACI.replace('DPO: A', 'DPO: C'));
      const found = await client.findings('raci.yaml');
      const message = found.map((diagnostic) => JSON.stringify(diagnostic.message)).join();
      assert.match(message, /Aucun rôle ne répond/u, message);
    }));

  it('gives way to a YAML server in YAML files', () =>
    withServer({ initializationOptions: { yamlServed: true } }, async (client) => {
      const { text, position } = marked(`${RACI.replace('DPO: A', 'DPO: C')}unknownKey: 1\n$0`);
      await client.open('raci.yaml', text);
      const found = rules(await client.findings('raci.yaml'));
      assert.ok(found.includes('raci/one-accountable') && !found.includes('raci/schema'), found.join());
      const items = await client.at<CompletionItem[]>('textDocument/completion', 'raci.yaml', position);
      assert.deepEqual(
        items.filter(({ label }) => label === 'title'),
        [],
      );
    }));

  it('keeps workspace folders apart, also one that is added later', () =>
    withServer({}, async (client) => {
      const other = new LanguageClient({ files: { 'docs/adr/0009-other.md': ADR(9, 'Other', 'Accepted') } });
      const folder = { uri: other.uri('').replace(/\/$/u, ''), name: 'other' };
      await client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [folder], removed: [] } });
      const decisionsIn = (items: readonly OverviewItem[] = []): string[] =>
        items.flatMap(({ context, label, children }) =>
          context === 'decision' ? [label] : decisionsIn(children),
        );
      const ids = async (): Promise<string[]> =>
        decisionsIn((await client.request<Overview>(OverviewRequest.method, null))['vitruve.decisions']);
      await client.until(async () => (await ids()).includes('ADR-0009 Other'));
      const text = '# Notes\n\nSee ADR-0009.\n';
      await client.open('notes.md', text);
      const targets = await client.at<LocationLink[]>('textDocument/definition', 'notes.md', {
        line: 2,
        character: 6,
      });
      assert.deepEqual(targets, []);
      await client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [folder] } });
      await client.until(async () => !(await ids()).includes('ADR-0009 Other'));
      await other.stop();
    }));

  it('shows the load of a role in the line', () =>
    withServer({}, async (client) => {
      await client.open('raci.yaml', RACI);
      const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
      const hints = await client.request<InlayHint[]>('textDocument/inlayHint', {
        textDocument: { uri: client.uri('raci.yaml') },
        range,
      });
      assert.ok(hints.length > 0);
    }));
});
