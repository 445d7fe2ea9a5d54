import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FindingBoard, Diagram, Shown, ViewTarget, Content } from '@vitruve/manifests';
import { CellEditRequest, ViewRequest, ViewsRequest, type ViewOffer, type Authored } from '@vitruve/server';
import { LanguageClient, type Options } from './language-client.ts';

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

const FIRST = 'docs/decisions/0001-keep-data.md';
const SECOND = 'docs/decisions/0002-drop-data.md';
const FILES = {
  'raci.yaml': RACI,
  [FIRST]: ADR(1, 'Keep data', 'Superseded by [2. Drop data](0002-drop-data.md)'),
  [SECOND]: ADR(2, 'Drop data', 'Accepted\n\nSupersedes [1. Keep data](0001-keep-data.md)'),
};

async function withServer(options: Options, run: (client: LanguageClient) => Promise<void>): Promise<void> {
  const client = new LanguageClient({ files: FILES, ...options });
  try {
    await client.start();
    await run(client);
  } finally {
    await client.stop();
  }
}

const folderOf = (client: LanguageClient): string => pathToFileURL(client.folder).toString();

function offers(client: LanguageClient, uri?: string): Promise<readonly ViewOffer[]> {
  return client.request(ViewsRequest.method, uri === undefined ? {} : { uri });
}

/** The view, which the asker does not have yet. */
async function view(client: LanguageClient, target: ViewTarget): Promise<Shown> {
  const answer = await client.request<Shown | null>(ViewRequest.method, target);
  assert.ok(answer, target.view);
  return answer;
}

function contentOf<Type extends Content['type']>(
  shown: Shown,
  type: Type,
): Extract<Content, { readonly type: Type }> {
  const { content } = shown;
  assert.equal(content?.type, type, JSON.stringify(shown));
  return content as Extract<Content, { readonly type: Type }>;
}

async function graph(client: LanguageClient): Promise<Diagram> {
  const target = { view: 'adr/graph', uri: folderOf(client) };
  return contentOf(await view(client, target), 'diagram').diagram;
}

describe('views', () => {
  it('lists the views of a document first, then those of its folder', () =>
    withServer({}, async (client) => {
      const ofMatrix = await offers(client, client.uri('raci.yaml'));
      assert.deepEqual(
        ofMatrix.map(({ scope }) => scope),
        ofMatrix.map(({ scope }) => scope).toSorted(),
      );
      assert.ok(ofMatrix.some(({ view: id, scope }) => id === 'raci/matrix' && scope === 'document'));
      const ofFolder = ofMatrix.filter(({ scope }) => scope === 'folder');
      assert.deepEqual(
        ofFolder.map(({ view: id, uri }) => [id, uri]),
        ['adr/graph', 'adr/timeline', 'adr/board', 'workspace/findings'].map((id) => [id, folderOf(client)]),
      );
      assert.deepEqual(await offers(client), ofFolder);
    }));

  it('offers no view of decisions where there are none', () =>
    withServer({ files: { 'raci.yaml': RACI } }, async (client) => {
      assert.deepEqual(
        (await offers(client)).map(({ view: id }) => id),
        ['workspace/findings'],
      );
    }));

  it('answers null to who has the current version', () =>
    withServer({}, async (client) => {
      for (const offer of await offers(client, client.uri('raci.yaml'))) {
        const target = { view: offer.view, uri: offer.uri };
        const { version, title } = await view(client, target);
        assert.ok(title.startsWith(offer.title), title);
        const again = await client.request(ViewRequest.method, { ...target, known: version });
        assert.equal(again, null, offer.view);
      }
    }));

  it('follows the text that is typed', () =>
    withServer({}, async (client) => {
      assert.deepEqual(
        (await graph(client)).edges.map(({ from, to, line }) => [from, to, line]),
        [['ADR-0002', 'ADR-0001', 'thick']],
      );
      const text = FILES[SECOND];
      await client.open(SECOND, text);
      const shown = await view(client, { view: 'adr/graph', uri: folderOf(client) });
      await client.until(() => client.viewNotices.length > 0);
      client.viewNotices.length = 0;
      await client.change(SECOND, text.replace('2. Drop data', '2. Delete data'));
      await client.until(() => client.viewNotices.length > 0);
      const next = await view(client, { view: 'adr/graph', uri: folderOf(client) });
      assert.notEqual(next.version, shown.version);
      const labels = contentOf(next, 'diagram').diagram.nodes.map(({ label }) => label);
      assert.ok(labels.includes('ADR-0002: Delete data'), labels.join());
    }));

  it('tells of a burst of changes at most every 40 ms', () =>
    withServer({}, async (client) => {
      await client.open(SECOND, FILES[SECOND]);
      await client.until(() => client.viewNotices.length > 0);
      await new Promise((resolve) => setTimeout(resolve, 100));
      client.viewNotices.length = 0;
      for (let n = 0; n < 50; n++) await client.change(SECOND, `${FILES[SECOND]}\n${n}\n`);
      await new Promise((resolve) => setTimeout(resolve, 200));
      assert.ok(
        client.viewNotices.length >= 1 && client.viewNotices.length <= 8,
        String(client.viewNotices.length),
      );
    }));

  it('follows files that are made, changed and deleted on disk', () =>
    withServer({}, async (client) => {
      const third = 'docs/decisions/0003-archive-data.md';
      const changed = async (path: string, type: number): Promise<void> => {
        client.viewNotices.length = 0;
        await client.notify('workspace/didChangeWatchedFiles', {
          changes: [{ uri: client.uri(path), type }],
        });
        await client.until(() => client.viewNotices.length > 0);
      };
      // What is said of the first reading may still come, and is not what is waited for.
      const drawn = async (count: number): Promise<void> => {
        for (let turn = 0; turn < 50 && (await graph(client)).nodes.length !== count; turn++)
          await new Promise((resolve) => setTimeout(resolve, 50));
        assert.equal((await graph(client)).nodes.length, count);
      };
      client.write(third, ADR(3, 'Archive data', 'Proposed'));
      await changed(third, 1);
      await drawn(3);
      client.write(third, ADR(3, 'Archive data', 'Rejected'));
      await changed(third, 2);
      assert.equal((await graph(client)).nodes.find(({ id }) => id === 'ADR-0003')?.shape, 'hexagon');
      rmSync(join(client.folder, third));
      await changed(third, 3);
      await drawn(2);
    }));

  it('says at which line the text is broken', () =>
    withServer({}, async (client) => {
      const broken = `${RACI}  - name: "Open\n    assignments: {DPO: A\n`;
      await client.open('raci.yaml', broken);
      const uri = client.uri('raci.yaml');
      const { problems } = await view(client, { view: 'raci/matrix', uri });
      assert.ok(problems.length > 0);
      assert.deepEqual([...new Set(problems.map((problem) => problem.uri))], [uri]);
      assert.ok(
        problems.every(({ line }) => line >= 8),
        JSON.stringify(problems),
      );
      await client.change('raci.yaml', RACI);
      assert.deepEqual((await view(client, { view: 'raci/matrix', uri })).problems, []);
    }));

  it('holds a picture of the folder back only for a fault in an open document', () =>
    withServer({}, async (client) => {
      const broken = `---\nstatus: accepted\n\n${ADR(2, 'Drop data', 'Accepted')}`;
      await client.open(SECOND, broken);
      const target = { view: 'adr/board', uri: folderOf(client) };
      assert.deepEqual(
        (await view(client, target)).problems.map(({ uri, line }) => [uri, line]),
        [[client.uri(SECOND), 1]],
      );
      client.write(SECOND, broken);
      await client.close(SECOND);
      await client.until(async () => (await view(client, target)).problems.length === 0);
    }));

  it('answers while files are being read', () => {
    const files = Object.fromEntries(
      Array.from({ length: 400 }, (_, n) => [
        `docs/decisions/${String(n + 1).padStart(4, '0')}-x.md`,
        ADR(n + 1, 'X', 'Accepted'),
      ]),
    );
    return withServer({ files, bundle: true, awaitReading: false }, async (client) => {
      const target = { view: 'adr/graph', uri: folderOf(client) };
      const early = await view(client, target);
      assert.deepEqual([early.title, early.reading], ['Decision graph', true]);
      const findings = await view(client, { view: 'workspace/findings', uri: folderOf(client) });
      assert.equal(findings.reading, true);
      await client.read();
      const late = await view(client, target);
      assert.equal(late.reading, false);
      assert.equal(contentOf(late, 'diagram').diagram.nodes.length, 400);
    });
  });

  it('follows the settings', () =>
    withServer({}, async (client) => {
      const target = { view: 'adr/board', uri: folderOf(client) };
      const { version } = await view(client, target);
      client.viewNotices.length = 0;
      client.write('.vitruve.yaml', 'adr:\n  undecidedDays: 5\n');
      await client.notify('workspace/didChangeWatchedFiles', {
        changes: [{ uri: client.uri('.vitruve.yaml'), type: 1 }],
      });
      await client.until(() => client.viewNotices.length > 0);
      const next = await view(client, target);
      assert.notEqual(next.version, version);
      assert.equal(contentOf(next, 'decision-board').board.undecidedLimit, 5);
    }));

  it('shows the decisions beside a document that is in no workspace folder', () =>
    withServer({}, async (client) => {
      const text = ADR(7, 'Elsewhere', 'Proposed');
      const uri = 'untitled:/docs/adr/0007-elsewhere.md';
      await client.notify('textDocument/didOpen', {
        textDocument: { uri, languageId: 'markdown', version: 1, text },
      });
      const graphs = (await offers(client, uri)).filter(({ view: id }) => id === 'adr/graph');
      assert.equal(graphs.length, 1);
      const [offer] = graphs;
      assert.ok(offer && offer.uri !== folderOf(client), offer?.uri);
      const { nodes } = contentOf(await view(client, offer), 'diagram').diagram;
      assert.deepEqual(
        nodes.map(({ label }) => label),
        ['ADR-0007: Elsewhere'],
      );
      const findings = await view(client, { view: 'workspace/findings', uri: offer.uri });
      assert.match(contentOf(findings, 'finding-board').board.withoutHistory ?? '', /No commit/u);
    }));

  it('refuses a view that does not exist, and shows nothing of a document without any', () =>
    withServer({}, async (client) => {
      await assert.rejects(client.request(ViewRequest.method, { view: 'adr/none', uri: folderOf(client) }));
      const { content, reading } = await view(client, { view: 'raci/matrix', uri: client.uri(FIRST) });
      assert.deepEqual([content, reading], [undefined, false]);
    }));

  it('speaks French', () =>
    withServer({ locale: 'fr' }, async (client) => {
      const titles = (await offers(client)).map(({ title }) => title);
      assert.deepEqual(titles, [
        'Graphe des décisions',
        'Chronologie des décisions',
        'Décisions',
        'Constats',
      ]);
      const { nodes, edges } = await graph(client);
      assert.deepEqual(
        nodes.map(({ detail }) => detail),
        ['Remplacée · 2026-01-10', 'Acceptée · 2026-01-10'],
      );
      assert.deepEqual(
        edges.map(({ label }) => label),
        ['remplace'],
      );
    }));

  it('writes a cell of a matrix, and refuses one that changed meanwhile', () =>
    withServer({}, async (client) => {
      const edit = {
        uri: client.uri('raci.yaml'),
        matrix: 0,
        activity: 'Retention policy',
        activityIndex: 0,
        role: 'DPO',
      };
      await assert.rejects(
        client.request(CellEditRequest.method, { ...edit, activity: 'Another', letters: 'C' }),
      );
      await assert.rejects(
        client.request(CellEditRequest.method, { ...edit, uri: client.uri(FIRST), letters: 'C' }),
        /responsibility matrix/u,
      );
      const { edit: change } = await client.request<Authored>(CellEditRequest.method, {
        ...edit,
        letters: 'C',
      });
      assert.deepEqual(
        change.documentChanges?.map(
          (one) => 'edits' in one && one.edits.map((part) => 'newText' in part && part.newText),
        ),
        [['C']],
      );
    }));
});

describe('findings of a folder', () => {
  const git = (client: LanguageClient, ...args: string[]): void => {
    const identity = [
      '-c',
      'user.name=Ada',
      '-c',
      'user.email=ada@example.org',
      '-c',
      'commit.gpgsign=false',
    ];
    execFileSync('git', ['-C', client.folder, ...identity, ...args], { stdio: 'ignore' });
  };

  const committed = async (
    files: Readonly<Record<string, string>>,
    options: Options,
    run: (client: LanguageClient) => Promise<void>,
  ): Promise<void> => {
    const client = new LanguageClient({ files, ...options });
    try {
      git(client, 'init', '-q');
      git(client, 'add', '.');
      git(client, 'commit', '-qm', 'first');
      await client.start();
      await run(client);
    } finally {
      await client.stop();
    }
  };

  /** The board once all is checked, and compared with the last commit. */
  const board = async (client: LanguageClient, compared = true): Promise<FindingBoard> => {
    let found: FindingBoard | undefined;
    await client.until(async () => {
      const shown = await view(client, { view: 'workspace/findings', uri: folderOf(client) });
      found = contentOf(shown, 'finding-board').board;
      const told = compared ? found.bySeverity.error.before : found.withoutHistory;
      return !shown.reading && told !== undefined;
    });
    assert.ok(found);
    return found;
  };

  const FAULTY = RACI.replace('DPO: A', 'DPO: C');

  it('counts by severity, rule and file what there is and what there was', () =>
    committed(
      { 'raci.yaml': FAULTY, 'gone.raci.yaml': FAULTY, 'same.raci.yaml': FAULTY },
      {},
      async (client) => {
        const before = await board(client);
        assert.deepEqual(before.bySeverity.error, { now: 3, before: 3 });
        assert.equal(before.withoutHistory, undefined);
        // One is mended in the editor, one deleted, one made.
        await client.open('raci.yaml', RACI);
        rmSync(join(client.folder, 'gone.raci.yaml'));
        client.write('new.raci.yaml', `${FAULTY}  - name: Second\n    assignments: {Data Owner: R}\n`);
        await client.notify('workspace/didChangeWatchedFiles', {
          changes: [
            { uri: client.uri('gone.raci.yaml'), type: 3 },
            { uri: client.uri('new.raci.yaml'), type: 1 },
          ],
        });
        await client.until(async () =>
          (await board(client)).byFile.some(({ path }) => path === 'new.raci.yaml'),
        );
        const now = await board(client);
        assert.deepEqual(now.bySeverity.error, { now: 3, before: 3 });
        assert.deepEqual(
          now.byRule.filter(({ rule }) => rule === 'raci/one-accountable'),
          [{ rule: 'raci/one-accountable', severity: 'error', now: 3, before: 3 }],
        );
        const errors = now.findings.filter(({ severity }) => severity === 'error');
        assert.deepEqual(
          errors.map(({ source, line }) => [source.uri.slice(folderOf(client).length + 1), line]),
          [
            ['new.raci.yaml', 6],
            ['new.raci.yaml', 8],
            ['same.raci.yaml', 6],
          ],
        );
        const files = new Map(now.byFile.map(({ path, ...trend }) => [path, trend]));
        assert.equal(files.get('gone.raci.yaml')?.now, 0);
        assert.ok((files.get('gone.raci.yaml')?.before ?? 0) > 0);
        assert.equal(files.get('new.raci.yaml')?.before, 0);
        assert.deepEqual(files.get('same.raci.yaml')?.now, files.get('same.raci.yaml')?.before);
        // The commit makes all that the new past.
        git(client, 'add', '-A');
        git(client, 'commit', '-qm', 'second');
        await client.notify('workspace/didChangeWatchedFiles', {
          changes: [{ uri: client.uri('.git/logs/HEAD'), type: 2 }],
        });
        await client.until(
          async () => !(await board(client)).byFile.some(({ path }) => path === 'gone.raci.yaml'),
        );
        // The file on disk, and so in the commit, is not mended yet.
        const after = await board(client);
        assert.equal(after.bySeverity.error.before, 4);
      },
    ));

  it('compares with the commit when names in other files changed', () => {
    const decisions = {
      [FIRST]: ADR(1, 'Keep data', 'Accepted'),
      [SECOND]: ADR(2, 'Drop data', 'Accepted\n\nSee ADR-0001.'),
    };
    return committed(decisions, {}, async (client) => {
      const trendOf = async (rule: string): Promise<unknown> => {
        const { byRule } = await board(client);
        return byRule.filter((one) => one.rule === rule).map(({ now, before }) => [now, before]);
      };
      assert.deepEqual(await trendOf('adr/reference-unknown'), []);
      rmSync(join(client.folder, FIRST));
      await client.notify('workspace/didChangeWatchedFiles', {
        changes: [{ uri: client.uri(FIRST), type: 3 }],
      });
      await client.until(async () => (await graph(client)).nodes.some(({ label }) => label === 'ADR-0001'));
      assert.deepEqual(await trendOf('adr/reference-unknown'), [[1, 0]]);
    });
  });

  it('says why there is no comparison', async () => {
    await withServer({ files: { 'raci.yaml': FAULTY } }, async (client) => {
      const { withoutHistory, bySeverity } = await board(client, false);
      assert.match(withoutHistory ?? '', /No commit/u);
      assert.deepEqual(bySeverity.error, { now: 1 });
    });
    const untrusted = { initializationOptions: { trusted: false }, locale: 'fr' };
    await committed({ 'raci.yaml': FAULTY }, untrusted, async (client) => {
      const { withoutHistory, bySeverity } = await board(client, false);
      assert.match(withoutHistory ?? '', /n’est pas approuvé/u);
      assert.deepEqual(bySeverity.error, { now: 1 });
    });
  });
});
