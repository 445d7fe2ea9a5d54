import assert from 'node:assert/strict';
import type { Graph } from '../../core/graph/graph.ts';
import { uriOf, workspaceOf } from '../../testing/workspace-of.ts';
import { recordedRuns } from './recorded-runs.ts';
import { recordText, type TestRun } from './testing/record-text.ts';

const RECORDS = '.vitruve/history';
const PIPELINE = uriOf('ml.pipeline.yaml');

/** A graph with records by their numbers, and the addresses that are read of it. */
function graphOf(
  texts: Readonly<Record<string, string>>,
  more: readonly string[] = [],
): { graph: Graph; read: string[] } {
  const byPath = Object.fromEntries(
    Object.entries(texts).map(([id, text]) => [`${RECORDS}/${id}.jsonl`, text]),
  );
  const binaries = Object.fromEntries(
    Object.entries(byPath).map(([path, text]) => [path, new TextEncoder().encode(text)]),
  );
  const { graph } = workspaceOf({}, { beginnings: byPath, binaries, files: more });
  const read: string[] = [];
  const counting = new Proxy(graph, {
    get(target, key) {
      if (key === 'beginning')
        return (uri: string) => {
          read.push(uri.slice(uri.lastIndexOf('/') + 1));
          return target.beginning(uri);
        };
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
  return { graph: counting, read };
}

function run(day: string, more: Partial<TestRun> = {}): string {
  return recordText({
    began: `2026-01-${day}T08:00:00.000Z`,
    metrics: { train: { a: Number(day) } },
    ...more,
  });
}

describe('the recorded runs of a pipeline', () => {
  it('are those of its path, the last ones first', () => {
    const { graph } = graphOf({
      2: run('02'),
      10: run('10'),
      9: run('09', { pipeline: 'other.pipeline.yaml' }),
      x: run('03'),
    });
    const { runs, isWhole } = recordedRuns(graph, PIPELINE);
    assert.deepEqual([runs.map(({ id }) => id), isWhole], [[10, 2], true]);
  });

  it('are in the nearest folder of records above it', () => {
    const { graph } = graphOf({ 1: run('01') }, ['a/b/x.pipeline.yaml']);
    assert.deepEqual(recordedRuns(graph, uriOf('a/b/x.pipeline.yaml')).runs, []);
    const nested = graphOf({ 1: run('01', { pipeline: 'a/b/x.pipeline.yaml' }) });
    assert.equal(recordedRuns(nested.graph, uriOf('a/b/x.pipeline.yaml')).runs.length, 1);
    assert.deepEqual(recordedRuns(nested.graph, 'file:///elsewhere/x.pipeline.yaml').runs, []);
  });

  it('are read once after they ended, and again where another run has their number', () => {
    const first = graphOf({ 21: run('21'), 22: run('22', { status: 'running' }) });
    assert.equal(recordedRuns(first.graph, PIPELINE).runs.length, 2);
    assert.deepEqual(first.read, ['22.jsonl', '21.jsonl']);
    recordedRuns(first.graph, PIPELINE);
    assert.deepEqual(first.read.slice(2), ['22.jsonl']);
    const other = graphOf({ 21: run('28') });
    assert.deepEqual(recordedRuns(other.graph, PIPELINE).runs[0]?.stages, [
      { run: 'train', metrics: { a: 28 } },
    ]);
  });

  it('are not read past the one that is enough', () => {
    const { graph, read } = graphOf({ 31: run('01'), 32: run('02'), 33: run('03') });
    const { runs } = recordedRuns(graph, PIPELINE, ({ id }) => id === 32);
    assert.deepEqual(
      [runs.map(({ id }) => id), read],
      [
        [33, 32],
        ['33.jsonl', '32.jsonl'],
      ],
    );
  });

  it('say where one is too large, and where all are too many', () => {
    const large = run('01', { metrics: { train: { a: 'x'.repeat(1024 * 1024) } } });
    const { graph } = graphOf({ 41: large, 42: run('02') });
    const { runs, isWhole } = recordedRuns(graph, PIPELINE);
    assert.deepEqual([runs.map(({ id }) => id), isWhole], [[42], false]);
    const long = run('01', { metrics: { train: { a: 'x'.repeat(1000 * 1024) } } });
    const many = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [50 + index, long]));
    const all = graphOf(many);
    assert.equal(recordedRuns(all.graph, PIPELINE).isWhole, false);
    // The same whether they are remembered or not.
    assert.deepEqual(recordedRuns(all.graph, PIPELINE), recordedRuns(graphOf(many).graph, PIPELINE));
    assert.equal(recordedRuns(all.graph, PIPELINE).runs.length, 8);
  });
});
