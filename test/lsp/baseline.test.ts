import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { BaselineRequest, IndexStateRequest, type BaselineState, type IndexState } from '@vitruve/server';
import { checkPaths } from '@vitruve/workspace';
import { describe, it } from 'mocha';
import {
  DiagnosticSeverity,
  DiagnosticTag,
  type CodeAction,
  type Diagnostic,
} from 'vscode-languageserver-protocol';
import { LanguageClient } from './language-client.ts';
import { RACI } from './view-client.ts';

const FAULTY = RACI.replace('DPO: A', 'DPO: C');
const BASELINE = '.vitruve-baseline.json';

describe('known findings in the editor', () => {
  const withBaseline = async (run: (client: LanguageClient) => Promise<void>): Promise<void> => {
    const client = new LanguageClient({ files: { 'raci.yaml': FAULTY } });
    try {
      await checkPaths(['.'], {
        from: client.folder,
        today: '2026-01-15',
        severity: 'hint',
        fix: false,
        withFixes: false,
        baseline: { path: BASELINE, write: true, unattended: false },
      });
      await client.start();
      await run(client);
    } finally {
      await client.stop();
    }
  };

  const severities = (found: readonly Diagnostic[]): readonly unknown[] =>
    found.filter(({ code }) => code === 'raci/one-accountable').map(({ severity }) => severity);

  it('are dimmed hints that say why, and new ones are not', () =>
    withBaseline(async (client) => {
      await client.open('raci.yaml', FAULTY);
      const all = await client.findings('raci.yaml');
      const finding = all.find(({ code }) => code === 'raci/one-accountable');
      assert.deepEqual(
        [finding?.severity, finding?.tags],
        [DiagnosticSeverity.Hint, [DiagnosticTag.Unnecessary]],
      );
      assert.match(JSON.stringify(finding?.message), /\(in the baseline\)"$/u);
      const more = `${FAULTY}  - name: Another\n    assignments: { DPO: C }\n`;
      await client.change('raci.yaml', more);
      assert.ok(severities(await client.findings('raci.yaml')).includes(DiagnosticSeverity.Error));
    }));

  it('take in a finding by a code action, which is not preferred and fixes nothing', () =>
    withBaseline(async (client) => {
      const more = `${FAULTY}  - name: Another\n    assignments: { DPO: C }\n`;
      client.write('raci.yaml', more);
      await client.open('raci.yaml', more);
      const end = { line: more.split('\n').length, character: 0 };
      const actionsOf = async (only?: readonly string[]): Promise<readonly CodeAction[]> =>
        client.request('textDocument/codeAction', {
          textDocument: { uri: client.uri('raci.yaml') },
          range: { start: { line: 0, character: 0 }, end },
          context: { diagnostics: [], ...(only ? { only } : {}) },
        });
      const title = 'Add "raci/one-accountable" to the baseline';
      const offered = (await actionsOf()).filter((action) => action.title === title);
      // What the baseline holds is not offered again: one finding of the two is new.
      assert.deepEqual(
        offered.map(({ kind, isPreferred, edit }) => [kind, isPreferred, edit]),
        [['vitruve.ignore', undefined, undefined]],
      );
      for (const only of ['quickfix', 'source.fixAll.vitruve'])
        assert.ok(!(await actionsOf([only])).some((action) => action.title === title), only);
      const [action] = offered;
      const execute = async (): Promise<unknown> =>
        client.request('workspace/executeCommand', {
          command: action?.command?.command,
          arguments: action?.command?.arguments,
        });
      await execute();
      assert.ok(!severities(await client.findings('raci.yaml')).includes(DiagnosticSeverity.Error));
      const { baseline } = await checkPaths(['.'], {
        from: client.folder,
        today: '2026-01-15',
        severity: 'error',
        fix: false,
        withFixes: false,
        baseline: { path: BASELINE, write: false, unattended: true },
      });
      assert.deepEqual([baseline?.known, baseline?.gone, baseline?.file], [2, 0, 'unchanged']);
      await assert.rejects(execute(), /no longer exists/u);
    }));

  it('are counted against the baseline, which is changed when it is asked for', () =>
    withBaseline(async (client) => {
      const uri = pathToFileURL(client.folder).href;
      const update = async (change?: 'shrink' | 'write'): Promise<readonly unknown[]> => {
        const state: BaselineState = await client.request(BaselineRequest.method, {
          uri,
          ...(change && { change }),
        });
        return [state.path, state.exists, state.known, state.fresh, state.gone];
      };
      assert.deepEqual(await update(), [BASELINE, true, 1, 0, 0]);
      await client.open('raci.yaml', RACI);
      assert.deepEqual(await update('shrink'), [BASELINE, true, 0, 1, 1]);
      assert.deepEqual(await update(), [BASELINE, true, 0, 1, 0]);
      await client.change('raci.yaml', FAULTY);
      assert.deepEqual(await update('write'), [BASELINE, true, 0, 1, 0]);
      assert.deepEqual(severities(await client.findings('raci.yaml')), [DiagnosticSeverity.Hint]);
      rmSync(join(client.folder, BASELINE));
      assert.deepEqual(await update('write'), [BASELINE, false, 0, 1, 0]);
      assert.deepEqual(await update(), [BASELINE, true, 1, 0, 0]);
      await assert.rejects(
        client.request(BaselineRequest.method, { uri: pathToFileURL(tmpdir()).href, change: 'write' }),
        /names no file in this folder/u,
      );
    }));

  it('take nothing in where there is no baseline', () =>
    withBaseline(async (client) => {
      rmSync(join(client.folder, BASELINE));
      await client.notify('workspace/didChangeWatchedFiles', {
        changes: [{ uri: client.uri(BASELINE), type: 3 }],
      });
      await client.open('raci.yaml', FAULTY);
      await client.until(async () =>
        severities(await client.findings('raci.yaml')).includes(DiagnosticSeverity.Error),
      );
      const actions: readonly CodeAction[] = await client.request('textDocument/codeAction', {
        textDocument: { uri: client.uri('raci.yaml') },
        range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } },
        context: { diagnostics: [] },
      });
      assert.ok(actions.length > 0);
      assert.ok(!actions.some(({ title }) => title.includes('baseline')));
    }));

  it('are errors again when the file goes', () =>
    withBaseline(async (client) => {
      await client.open('raci.yaml', FAULTY);
      assert.deepEqual(severities(await client.findings('raci.yaml')), [DiagnosticSeverity.Hint]);
      const state = async (): Promise<IndexState> => client.request(IndexStateRequest.method, null);
      assert.deepEqual([(await state()).findings.error, (await state()).putOff > 0], [0, true]);
      rmSync(join(client.folder, BASELINE));
      await client.notify('workspace/didChangeWatchedFiles', {
        changes: [{ uri: client.uri(BASELINE), type: 3 }],
      });
      await client.until(async () =>
        severities(await client.findings('raci.yaml')).includes(DiagnosticSeverity.Error),
      );
    }));

  it('are none when the file is no baseline, which is told', () =>
    withBaseline(async (client) => {
      client.write(BASELINE, '{"version": 9}');
      await client.notify('workspace/didChangeWatchedFiles', {
        changes: [{ uri: client.uri(BASELINE), type: 2 }],
      });
      await client.open('raci.yaml', FAULTY);
      await client.until(async () =>
        severities(await client.findings('raci.yaml')).includes(DiagnosticSeverity.Error),
      );
      await client.until(() => client.errors.some((error) => error.includes('not a baseline')));
    }));
});
