import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { DatabaseProcess } from './database-process.ts';
import type { Answer, Question } from './process/protocol.ts';

const OPEN: Question = {
  ask: 'open',
  bounds: { paths: [], scratch: tmpdir(), memory: 500_000_000, threads: 1 },
};

const run = (sql: string): Question => ({ ask: 'run', sql, parameters: {}, isForeign: false });

describe('the process of a database', () => {
  const taken = new Set<DatabaseProcess>();
  const take = (): DatabaseProcess => {
    const found = DatabaseProcess.take();
    taken.add(found);
    return found;
  };
  /** What it answers, whatever it is. */
  const answerOf = async (process: DatabaseProcess, question: Question): Promise<Answer> => {
    const answer = await process.ask(question);
    if (typeof answer === 'string') assert.fail(`ended: ${answer}`);
    return answer;
  };

  afterEach(async () => {
    for (const each of taken) each.kill();
    await Promise.all([...taken].map(({ ended }) => ended));
    taken.clear();
  });

  it('holds another database once its own is closed, without the tables of the first', async () => {
    const first = take();
    await first.ask(OPEN);
    assert('ran' in (await answerOf(first, run('CREATE TABLE secrets AS SELECT 42 AS n'))));
    await first.release();
    const second = take();
    assert.equal(second, first);
    assert('opened' in (await answerOf(second, OPEN)));
    const answer = await answerOf(second, run('SELECT n FROM secrets'));
    assert('fault' in answer && answer.fault.kind === 'Catalog', JSON.stringify(answer));
  });

  it('answers nothing between two databases', async () => {
    const process = take();
    await process.ask(OPEN);
    await process.release();
    assert('fault' in (await answerOf(take(), run('SELECT 1'))));
  });

  it('is ended, and not taken again, where it works on a question', async () => {
    const first = take();
    await first.ask(OPEN);
    const answer = first.ask(run('SELECT count(*) FROM range(10000000000) AS a, range(10000) AS b'));
    await first.release();
    assert.equal(await answer, 'SIGKILL');
    assert.notEqual(take(), first);
  });

  it('is not taken for another environment', async () => {
    const first = take();
    await first.ask(OPEN);
    await first.release();
    process.env['VITRUVE_RUN'] = 'another run';
    try {
      assert.notEqual(take(), first);
    } finally {
      delete process.env['VITRUVE_RUN'];
    }
  });

  it('is not taken once it ended while it waited', async () => {
    const first = take();
    await first.ask(OPEN);
    await first.release();
    first.kill();
    await first.ended;
    assert.notEqual(take(), first);
  });

  it('is ended where it has become large', async () => {
    const first = take();
    await first.ask(OPEN);
    await first.release(1);
    assert.equal(await first.ended, 'SIGKILL');
  });

  it('is ended where enough others wait', async () => {
    const [first, second, third] = [take(), take(), take()];
    for (const each of [first, second, third]) await each.ask(OPEN);
    for (const each of [first, second, third]) await each.release();
    assert.equal(await third.ended, 'SIGKILL');
    assert.deepEqual([take(), take()], [first, second]);
  });
});
