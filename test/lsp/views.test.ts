import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ViewSnapshot } from '@vitruve/manifests';
import { CellEditRequest, ViewRequest, type AuthoredEdit } from '@vitruve/server';
import {
  ADR,
  contentOf,
  FILES,
  FIRST,
  folderOf,
  graph,
  offers,
  RACI,
  SECOND,
  view,
  withServer,
} from './view-client.ts';

describe('views', () => {
  it('lists the views of a document first, then those of its folder, then those of other documents', () =>
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
      const ofOthers = ofMatrix.filter(({ uri }) => uri === client.uri('raci.yaml'));
      assert.deepEqual(await offers(client), [...ofFolder, ...ofOthers]);
      const ofRecord = await offers(client, client.uri(FIRST));
      assert.deepEqual(ofRecord.slice(-ofOthers.length), ofOthers);
    }));

  it('offers no view of decisions where there are none', () =>
    withServer({ files: { 'raci.yaml': RACI } }, async (client) => {
      assert.deepEqual(
        (await offers(client)).map(({ view: id }) => id),
        ['workspace/findings', 'raci/matrix', 'raci/responsibilities'],
      );
    }));

  it('answers null to who has the current version', () =>
    withServer({}, async (client) => {
      for (const offer of await offers(client, client.uri('raci.yaml'))) {
        const target = { view: offer.view, uri: offer.uri };
        let shown: ViewSnapshot | null = await view(client, target);
        assert.ok(shown.title.startsWith(offer.title), shown.title);
        // Findings are told before all are counted, and so a few times until nothing is new.
        for (let asked = 0; shown !== null; asked++) {
          assert.ok(asked === 0 || (asked < 5 && offer.view === 'workspace/findings'), offer.view);
          const known: string = shown.version;
          shown = await client.request(ViewRequest.method, { ...target, known });
        }
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
      await client.until(() => client.viewNotices > 0);
      client.viewNotices = 0;
      await client.change(SECOND, text.replace('2. Drop data', '2. Delete data'));
      await client.until(() => client.viewNotices > 0);
      const next = await view(client, { view: 'adr/graph', uri: folderOf(client) });
      assert.notEqual(next.version, shown.version);
      const labels = contentOf(next, 'diagram').diagram.nodes.map(({ label }) => label);
      assert.ok(labels.includes('ADR-0002: Delete data'), labels.join());
    }));

  it('follows files that are made, changed and deleted on disk', () =>
    withServer({}, async (client) => {
      const third = 'docs/decisions/0003-archive-data.md';
      const changed = async (path: string, type: number): Promise<void> => {
        client.viewNotices = 0;
        await client.notify('workspace/didChangeWatchedFiles', {
          changes: [{ uri: client.uri(path), type }],
        });
        await client.until(() => client.viewNotices > 0);
      };
      // The end of the first reading is noticed too, and is not what is waited for.
      const drawn = (count: number): Promise<void> =>
        client.until(async () => (await graph(client)).nodes.length === count);
      client.write(third, ADR(3, 'Archive data', 'Proposed'));
      await changed(third, 1);
      await drawn(3);
      client.write(third, ADR(3, 'Archive data', 'Rejected'));
      await changed(third, 2);
      await client.until(async () => {
        const record = (await graph(client)).nodes.find(({ id }) => id === 'ADR-0003');
        return record?.shape === 'hexagon';
      });
      rmSync(join(client.folder, third));
      await changed(third, 3);
      await drawn(2);
    }));

  it('reports at which line the text is broken', () =>
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
      client.viewNotices = 0;
      client.write('.vitruve.yaml', 'adr:\n  undecidedDays: 5\n');
      await client.notify('workspace/didChangeWatchedFiles', {
        changes: [{ uri: client.uri('.vitruve.yaml'), type: 1 }],
      });
      await client.until(() => client.viewNotices > 0);
      // As above: what was noticed may be the end of the first reading.
      await client.until(async () => {
        const next = await view(client, target);
        return next.version !== version && contentOf(next, 'decision-board').board.undecidedLimit === 5;
      });
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
        'Matrice des responsabilités',
        'Responsabilités',
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
      const { edit: change } = await client.request<AuthoredEdit>(CellEditRequest.method, {
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
