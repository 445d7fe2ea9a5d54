import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import { KnownStatuses } from './known-statuses.ts';
import { nearestRecords, repositoryOf } from './nearest-records.ts';
import type { StageStatus } from './recorded-runs.ts';

describe('what is known of pipelines', () => {
  /** Statuses whose questions are answered one by one, by `answer`. */
  class Asked {
    readonly questions: string[] = [];
    readonly #answers: ((statuses: readonly StageStatus[]) => void)[] = [];
    changes = 0;
    shown: readonly string[] = ['a', 'b'];
    readonly statuses = new KnownStatuses(
      {
        ask: (uri) => {
          this.questions.push(uri);
          return new Promise((resolve) => this.#answers.push(resolve));
        },
        shown: () => this.shown,
        changed: () => (this.changes += 1),
      },
      1,
    );

    async answer(state: StageStatus['state'] = 'up-to-date'): Promise<void> {
      const resolve = this.#answers.shift();
      assert.ok(resolve, 'nothing was asked');
      resolve([{ run: 'train', state, lastMilliseconds: 5 }]);
      await turn();
    }

    /** Until changes that follow each other are over. */
    async pause(): Promise<void> {
      await sleep(20);
    }
  }

  it('is asked once, one pipeline at a time', async () => {
    const asked = new Asked();
    asked.statuses.need('a');
    asked.statuses.need('a');
    asked.statuses.need('b');
    assert.deepEqual(asked.questions, ['a']);
    assert.equal(asked.statuses.of('a'), undefined);
    await asked.answer();
    assert.deepEqual(asked.questions, ['a', 'b']);
    assert.equal(asked.statuses.of('a')?.states.of('train')?.state, 'up-to-date');
    assert.equal(asked.statuses.of('a')?.times.get('train'), 5);
    await asked.answer();
    asked.statuses.need('a');
    assert.deepEqual([asked.questions.length, asked.changes], [2, 2]);
  });

  it('is asked again after several changes once, and only for what is seen', async () => {
    const asked = new Asked();
    for (const uri of ['a', 'b']) {
      asked.statuses.need(uri);
      await asked.answer();
    }
    asked.shown = ['a'];
    asked.statuses.outdateAll();
    asked.statuses.outdateAll();
    asked.statuses.outdate('c');
    await asked.pause();
    assert.deepEqual(asked.questions, ['a', 'b', 'a']);
    await asked.answer('would-run');
    assert.equal(asked.statuses.of('a')?.states.of('train')?.state, 'would-run');
    asked.shown = ['b'];
    asked.statuses.renew();
    assert.deepEqual(asked.questions, ['a', 'b', 'a', 'b']);
  });

  it('is asked again when it changed while it was asked for', async () => {
    const asked = new Asked();
    asked.statuses.need('a');
    asked.statuses.outdateAll();
    await asked.pause();
    assert.deepEqual(asked.questions, ['a']);
    await asked.answer();
    assert.deepEqual(asked.questions, ['a', 'a']);
    await asked.answer();
    await asked.pause();
    assert.equal(asked.questions.length, 2);
  });

  it('is not kept of a document that was closed', async () => {
    const asked = new Asked();
    asked.statuses.need('a');
    asked.statuses.forget('a');
    await asked.answer();
    assert.deepEqual([asked.statuses.of('a'), asked.changes], [undefined, 0]);
    asked.statuses.outdate('a');
    await asked.pause();
    assert.equal(asked.questions.length, 1);
    asked.statuses.dispose();
  });

  it('is found in the nearest folder with records, and in none above the last folder', () => {
    const root = mkdtempSync(join(tmpdir(), 'vitruve-records-'));
    try {
      const inner = join(root, 'repository/pipelines');
      mkdirSync(inner, { recursive: true });
      mkdirSync(join(root, '.vitruve/history'), { recursive: true });
      assert.equal(nearestRecords(inner, join(root, 'repository')), undefined);
      assert.equal(nearestRecords(inner, root), root);
      mkdirSync(join(root, 'repository/.vitruve/history'), { recursive: true });
      assert.equal(nearestRecords(inner, root), join(root, 'repository'));
      mkdirSync(join(root, 'repository/.git'));
      assert.equal(repositoryOf(inner), join(root, 'repository'));
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});
