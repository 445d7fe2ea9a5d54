import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { TaskError } from '@vitruve/workspace';
import { PipelineFolder, type ToldRun } from './testing/pipeline-folder.ts';

const PIPELINE = `version: 1
partitions:
  day: {from: 2025-01-30, to: 2025-02-02, every: 1d}
stages:
  load:
    matrix: {day: '\${partitions.day}'}
    run: 'cat raw/\${matrix.day}.txt > \${outputs.rows}'
    inputs: ['raw/\${matrix.day}.txt']
    outputs: {rows: 'out/\${matrix.day}.txt'}
  clean:
    matrix: {day: '\${partitions.day}', how: [a, b]}
    run: 'cat \${stages.load.outputs.rows} > \${outputs.rows}'
    outputs: {rows: 'clean/\${matrix.day}-\${matrix.how}.txt'}
  report: {run: 'cat \${stages.load.outputs.rows} > \${outputs.o}', outputs: {o: report.txt}}
  other: {run: 'echo'}
`;

const DAYS = ['2025-01-30', '2025-01-31', '2025-02-01', '2025-02-02'];

describe('a pipeline with partitions', () => {
  let folder: PipelineFolder;
  beforeEach(async () => {
    const raw = DAYS.map((day) => [`raw/${day}.txt`, `${day}\n`] as const);
    folder = await new PipelineFolder().write({ 'x.pipeline.yaml': PIPELINE, ...Object.fromEntries(raw) });
  });
  afterEach(() => {
    folder.remove();
  });

  const ran = ({ states }: ToldRun): readonly string[] =>
    Object.keys(states)
      .filter((run) => states[run] === 'done')
      .sort();
  const choose = (range: string): ReadonlyMap<string, string> => new Map([['day', range]]);

  it('runs stages once for each period, and others on all of them', async () => {
    const told = await folder.run();
    assert.equal(told.outcome.counts.done, 4 + 8 + 2);
    assert.equal(folder.text('report.txt'), DAYS.map((day) => `${day}\n`).join(''));
    assert.equal(folder.text('clean/2025-02-01-b.txt'), '2025-02-01\n');
    const ended = told.events.find(
      (event) => event.event === 'ended' && event.run === 'load (day=2025-01-31)',
    );
    assert.deepEqual(ended && 'periods' in ended ? ended.periods : undefined, { day: '2025-01-31' });
  });

  it('runs the periods that are asked for, with what they need, and goes on where a run ended', async () => {
    await rm(folder.at('raw/2025-02-01.txt'));
    const told = await folder.run({ partitions: choose('2025-01-31..2025-02'), jobs: 1, keepGoing: true });
    assert.deepEqual(told.outcome.counts.failed, 1);
    assert.deepEqual(
      ran(told).filter((run) => run.startsWith('load')),
      ['load (day=2025-01-31)', 'load (day=2025-02-02)'],
    );
    assert.equal(folder.has('report.txt'), false);
    await folder.write({ 'raw/2025-02-01.txt': 'late\n' });
    const again = await folder.run({ partitions: choose('2025-01-31..2025-02') });
    const cleaned = ['a', 'b'].flatMap((how) => DAYS.slice(1).map((day) => `clean (day=${day}, how=${how})`));
    assert.deepEqual(ran(again), [...cleaned, 'load (day=2025-02-01)'].sort());
    const gap = await folder.run({ dryRun: true, keepGoing: true });
    assert.equal(gap.states['load (day=2025-01-30)'], 'would-run');
    assert.equal(gap.states['load (day=2025-01-31)'], 'up-to-date');
  });

  it('refuses what is no period, and stages that would read periods that are not made', async () => {
    const faults: readonly (readonly [ReadonlyMap<string, string>, readonly string[], RegExp])[] = [
      [new Map([['days', '2025']]), [], /Partition "days" does not exist. Did you mean "day"/u],
      [choose('2025-01-30..'), [], /"2025-01-30.." is not a valid range/u],
      [choose('2024'), [], /Partition "day" has no period in "2024"/u],
      [choose('2025-02-02..2025-01-30'), [], /has no period/u],
      [choose('2025-02'), ['report'], /Stage "report" reads all periods of "day"/u],
    ];
    for (const [partitions, stages, message] of faults)
      await assert.rejects(folder.run({ partitions, stages }), (error) => {
        assert.ok(error instanceof TaskError);
        assert.match(error.message, message);
        return true;
      });
  });

  it('has more periods than a matrix has values, and reads of each what belongs to it', async () => {
    await folder.write({
      'x.pipeline.yaml': PIPELINE.replace('from: 2025-01-30, to: 2025-02-02', 'from: 2024, to: 2024'),
    });
    const { outcome, states } = await folder.run({ dryRun: true, keepGoing: true });
    assert.equal(outcome.counts.failed, 366);
    assert.equal(states['load (day=2024-02-29)'], 'failed');
  });

  it('ends with the last period that is over, when it has no end', async () => {
    const yesterday = (): string => new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    const from = yesterday();
    await folder.write({
      'y.pipeline.yaml': `version: 1
partitions: {day: {from: ${from}, every: 1d}}
stages:
  s: {matrix: {d: '\${partitions.day}'}, run: 'echo \${matrix.d}'}
`,
    });
    const { states } = await folder.run({ file: 'y.pipeline.yaml' });
    // At midnight, one more is over.
    assert.deepEqual(
      Object.keys(states),
      [...new Set([from, yesterday()])].map((day) => `s (d=${day})`),
    );
  });
});
