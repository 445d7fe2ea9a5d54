import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PipelineEvent } from '@vitruve/engine';
import type { ViewSnapshot } from '@vitruve/manifests';
import { withStates } from './drawn-states.ts';
import { PipelineProcess } from './pipeline-process.ts';
import { argumentsOf, stagesIn, statusesIn, summariesIn } from './recorded-runs.ts';
import { isSecretName, PipelineSecrets, type SecretStores } from './secrets.ts';
import { StageStates, stageOf } from './stage-states.ts';

describe('a pipeline that the editor runs', () => {
  const ended = (run: string, state: 'done' | 'failed' | 'up-to-date', milliseconds = 1): PipelineEvent => ({
    event: 'ended',
    run,
    state,
    milliseconds,
  });

  it('has the states that its runs have told, the worst of several', () => {
    const states = new StageStates();
    for (const event of [
      ended('data', 'up-to-date'),
      { event: 'started', run: 'train (model=a)', reason: 'no result is recorded' },
      { event: 'started', run: 'train (model=b)', reason: 'no result is recorded' },
      ended('train (model=a)', 'failed'),
    ] as const)
      states.hear(event);
    assert.equal(states.of('data')?.state, 'up-to-date');
    assert.deepEqual(
      [states.of('train')?.state, states.of('train')?.ended, states.of('train')?.begun],
      ['running', 1, 2],
    );
    states.hear(ended('train (model=b)', 'done', 70));
    assert.deepEqual([states.of('train')?.state, states.of('train')?.milliseconds], ['failed', 70]);
    assert.equal(states.of('report'), undefined);
    assert.equal(stageOf('data/load (day=2025-01-01)'), 'data');
    assert.equal(stageOf('train@forest'), 'train');
  });

  it('is drawn with its states, in words and colors; files stay as they are', () => {
    const node = { id: 'a', label: 'train', detail: '× 2', shape: 'rounded', tone: 'accent' } as const;
    const file = { id: 'b', label: 'train', shape: 'cylinder', tone: 'neutral' } as const;
    const shown: ViewSnapshot = {
      view: 'pipeline/stages',
      uri: 'file:///x',
      title: 'Stages',
      version: '1',
      reading: false,
      empty: '',
      problems: [],
      content: {
        type: 'diagram',
        diagram: { direction: 'right', nodes: [node, file], edges: [], groups: [], legend: [] },
      },
    };
    const drawn = withStates(shown, () => ({ detail: 'running', tone: 'attention' }));
    assert.ok(drawn.content?.type === 'diagram');
    assert.deepEqual(drawn.content.diagram.nodes, [
      { ...node, detail: 'running', tone: 'attention', description: '× 2, running' },
      file,
    ]);
    assert.notEqual(drawn.version, shown.version);
    assert.equal(
      withStates(shown, () => undefined),
      shown,
    );
  });

  it('keeps secrets apart by folder, and their names where they are not secret', async () => {
    const [kept, state] = [new Map<string, string>(), new Map<string, unknown>()];
    const stores = {
      secrets: {
        get: (key: string) => Promise.resolve(kept.get(key)),
        store: (key: string, value: string) => Promise.resolve(void kept.set(key, value)),
        delete: (key: string) => Promise.resolve(void kept.delete(key)),
      },
      workspaceState: {
        get: (key: string) => state.get(key),
        update: (key: string, value: unknown) => Promise.resolve(void state.set(key, value)),
      },
    } as unknown as SecretStores;
    const secrets = new PipelineSecrets(stores);
    await secrets.set('file:///a', 'TOKEN', 'one');
    await secrets.set('file:///a', 'TOKEN', 'two');
    await secrets.set('file:///b', 'TOKEN', 'other');
    assert.deepEqual(await secrets.values('file:///a'), { TOKEN: 'two' });
    assert.equal(JSON.stringify([...state]).includes('two'), false);
    await secrets.delete('file:///a', 'TOKEN');
    assert.deepEqual(await secrets.values('file:///a'), {});
    assert.deepEqual(await secrets.values('file:///b'), { TOKEN: 'other' });
    assert.deepEqual(['TOKEN', '_a1', '1a', 'a b', '', 'a='].map(isSecretName), [
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  it('is told its secrets by a channel, neither by arguments nor by variables, and tells its events and its end', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vitruve-client-'));
    try {
      const script = join(folder, 'program.cjs');
      writeFileSync(
        script,
        `process.once('message', ({ secrets }) => {
          const outside = JSON.stringify([process.argv, process.env]);
          console.log(secrets.TOKEN.length, outside.includes(secrets.TOKEN));
          process.send({ event: 'planned', count: 3 }, () => process.exit(7));
        });`,
      );
      const events: PipelineEvent[] = [];
      let text = '';
      const code = await new Promise<number | undefined>((end) => {
        new PipelineProcess(
          {
            runtime: process.execPath,
            args: [script],
            folder,
            environment: process.env,
            secrets: { TOKEN: 'hidden-value' },
          },
          {
            text: (more) => {
              text += more;
            },
            event: (event) => events.push(event),
            end,
          },
        );
      });
      assert.deepEqual([code, text, events], [7, '12 false\n', [{ event: 'planned', count: 3 }]]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('is listed as it is recorded, and run again with what it was run with', () => {
    const run = {
      id: 3,
      pipeline: 'a.pipeline.yaml',
      began: '2026-01-01T00:00:00Z',
      status: 'failed',
      parameters: { days: '3' },
      asked: ['train'],
      partitions: { day: '2025-01' },
    } as const;
    assert.deepEqual(summariesIn([run, 7, { id: 'x' }]), [run]);
    assert.deepEqual(summariesIn('nothing'), []);
    assert.deepEqual(argumentsOf(run), ['--stage=train', '--param=days=3', '--partition=day=2025-01']);
    const stage = { run: 'train', state: 'done', milliseconds: 3 };
    assert.deepEqual(stagesIn({ stages: [stage, {}] }), [stage]);
    assert.deepEqual(statusesIn({ runs: [stage, null] }), [stage]);
  });
});
