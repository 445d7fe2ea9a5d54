import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { FindingBoard } from '@vitruve/manifests';
import { LanguageClient, type Options } from './language-client.ts';
import { ADR, contentOf, FIRST, folderOf, graph, RACI, SECOND, view, withServer } from './view-client.ts';

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

  it('reports why there is no comparison', async () => {
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
