import assert from 'node:assert/strict';
import { onnxModel, type OnnxModel } from '../../testing/onnx-model.ts';
import { noise } from '../../testing/detectors.ts';
import type { ModelInput } from '../input.ts';
import type { Field } from '../protobuf-writer.ts';
import { InferenceError } from './inference-process.ts';
import { InferencePool, type PoolLimits } from './pool.ts';

const SIDE = 64;
const PASSES: OnnxModel = {
  input: ['image', [1, 3, 'height', 'width']],
  outputs: [['out', [1, 3, 'height', 'width']]],
  nodes: [{ operator: 'Identity', inputs: ['image'], outputs: ['out'] }],
};
/** Multiplies a matrix as large as the image with itself, which takes minutes for one of some thousand pixels. */
const SLOW: OnnxModel = {
  input: ['image', [1, 3, 'height', 'width']],
  outputs: [['out', [1, 3, 'height', 'width']]],
  nodes: [
    ...Array.from({ length: 8 }, (_, index) => ({
      operator: 'MatMul',
      inputs: [index === 0 ? 'image' : `step ${index}`, 'image'],
      outputs: [`step ${index + 1}`],
    })),
    { operator: 'Identity', inputs: ['step 8'], outputs: ['out'] },
  ],
};

/** Along the first axis. */
const AXIS: Field = [
  5,
  [
    [1, 'axis'],
    [3, 0],
    [20, 2],
  ],
];

function square(side: number): ModelInput {
  const place = { left: 0, top: 0, width: side, height: side };
  return {
    size: [side, side],
    form: { order: 'rgb', mean: [0, 0, 0], scale: [1, 1, 1], padding: { value: 0, place: 'around' } },
    pictures: [{ image: noise(SIDE, SIDE), place }],
  };
}

async function withPool(
  limits: Partial<PoolLimits>,
  use: (pool: InferencePool) => Promise<void>,
): Promise<void> {
  const pool = new InferencePool(limits);
  try {
    await use(pool);
  } finally {
    pool.dispose();
  }
}

describe('processes that run models', () => {
  it('run as many at once as they are, and the others in their turn', async () => {
    await withPool({ processes: 2 }, async (pool) => {
      const model = await pool.open(onnxModel(PASSES), 1);
      const answers = await Promise.all(Array.from({ length: 5 }, () => model.run([square(SIDE)])));
      for (const [outputs] of answers) assert.deepEqual(outputs?.[0]?.[1].shape, [1, 3, SIDE, SIDE]);
      const { all, inference } = pool.processorTime;
      assert.ok(all > inference, `${all} ${inference}`);
    });
  });

  it('release the caller at once when a request is canceled, and answer the next', async () => {
    await withPool({ processes: 2 }, async (pool) => {
      const [slow, quick] = [await pool.open(onnxModel(SLOW), 1), await pool.open(onnxModel(PASSES), 1)];
      const stop = new AbortController();
      const runs = [1, 2, 3].map(() => slow.run([square(3000)], stop.signal));
      const ended = Promise.allSettled(runs);
      setTimeout(() => {
        stop.abort(new Error('enough'));
      }, 300);
      for (const run of await ended)
        assert.match(run.status === 'rejected' ? String(run.reason) : run.status, /enough/u);
      await assert.rejects(slow.run([square(8)], stop.signal), /enough/u);
      // Both processes are busy still: they are of no use to anybody.
      pool.dispose();
      assert.equal((await quick.run([square(SIDE)])).length, 1);
    });
  });

  it('are ended when what they run is closed', async () => {
    await withPool({ processes: 1 }, async (pool) => {
      const [slow, quick] = [await pool.open(onnxModel(SLOW), 1), await pool.open(onnxModel(PASSES), 1)];
      const stop = new AbortController();
      const running = slow.run([square(3000)], stop.signal);
      stop.abort(new Error('enough'));
      await assert.rejects(running, /enough/u);
      slow.close();
      assert.equal((await quick.run([square(SIDE)])).length, 1, 'another takes its place');
    });
  });

  it('are ended when a run does not end, and say so', async () => {
    await withPool({ processes: 1, time: 3000 }, async (pool) => {
      const [slow, quick] = [await pool.open(onnxModel(SLOW), 1), await pool.open(onnxModel(PASSES), 1)];
      await assert.rejects(slow.run([square(4000)]), (error: Error) => {
        assert.ok(error instanceof InferenceError, `${error.name}: ${error.message}`);
        assert.equal(error.reason, 'late');
        return true;
      });
      assert.equal((await quick.run([square(SIDE)])).length, 1, 'another takes its place');
    });
  });

  it('are ended when a run takes more memory than it may', async () => {
    // A gigabyte, whose need is not known before the run.
    const hungry: OnnxModel = {
      input: ['image', [1, 3, 'height', 'width']],
      outputs: [['out', ['pixels', 'pixels']]],
      nodes: [
        { operator: 'Shape', inputs: ['image'], outputs: ['shape'] },
        { operator: 'Concat', inputs: ['shape', 'shape'], outputs: ['shapes'], attributes: [AXIS] },
        { operator: 'ConstantOfShape', inputs: ['shapes'], outputs: ['zeros'] },
        { operator: 'Exp', inputs: ['zeros'], outputs: ['out'] },
      ],
    };
    await withPool({ processes: 1, memory: 400 * 2 ** 20 }, async (pool) => {
      const model = await pool.open(onnxModel(hungry), 1);
      await model.run([square(8)]);
      await assert.rejects(
        model.run([square(60)]),
        (error: Error) => error instanceof InferenceError && error.reason === 'ended',
      );
    });
  });

  it('are begun anew when one is gone in the middle of a run', async () => {
    await withPool({ processes: 1 }, async (pool) => {
      const [slow, quick] = [await pool.open(onnxModel(SLOW), 1), await pool.open(onnxModel(PASSES), 1)];
      const running = slow.run([square(3000)]);
      setTimeout(() => {
        pool.dispose();
      }, 200);
      await assert.rejects(
        running,
        (error: Error) => error instanceof InferenceError && error.reason === 'ended',
      );
      assert.equal((await quick.run([square(SIDE)])).length, 1);
    });
  });

  it('forget models that are closed, and end when they have nothing to do', async () => {
    await withPool({ processes: 1, idle: 50 }, async (pool) => {
      const model = await pool.open(onnxModel(PASSES), 1);
      await model.run([square(SIDE)]);
      model.close();
      const other = await pool.open(onnxModel(PASSES), 1);
      await new Promise((done) => setTimeout(done, 300));
      assert.equal((await other.run([square(SIDE)])).length, 1, 'it is opened again in another process');
    });
  });

  it('that cannot be started are reported', async () => {
    const pool = new InferencePool({}, '/nowhere/inference.cjs');
    await assert.rejects(pool.open(onnxModel(PASSES), 1), InferenceError);
  });
});
