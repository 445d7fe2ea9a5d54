import assert from 'node:assert/strict';
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Raster } from './raster.ts';
import { createDetector } from '../vision/detection/detector.ts';
import { ModelError } from './signature.ts';
import { grey, noise, withModel } from '../testing/detectors.ts';
import { constantModel, onnxModel, type OnnxModel } from '../testing/onnx-model.ts';
import { attribute, nodeField, type Node } from './onnx-writer.ts';
import { message, type Field } from './protobuf-writer.ts';
import type { ModelInput } from './input.ts';
import { modelFile } from './model-files.ts';
import { ModelSession } from './session.ts';

const PASSES: OnnxModel = {
  input: ['image', [1, 3, 'height', 'width']],
  outputs: [['out', [1, 3, 'height', 'width']]],
  nodes: [{ operator: 'Identity', inputs: ['image'], outputs: ['out'] }],
};

/** A picture as it is. */
function inputOf(image: Raster): ModelInput {
  const { width, height } = image;
  return {
    size: [width, height],
    form: { order: 'rgb', mean: [0, 0, 0], scale: [1, 1, 1], padding: { value: 0, place: 'around' } },
    pictures: [{ image, place: { left: 0, top: 0, width, height } }],
  };
}

const EXTERNAL = [
  5,
  [
    [1, 4],
    [2, 1],
    [8, 'weights'],
    [
      13,
      [
        [1, 'location'],
        [2, '../../secret'],
      ],
    ],
    [14, 1],
  ],
] as const;
const ENDLESS = [
  5,
  [
    [1, 'body'],
    [6, [[2, 'inner']]],
    [20, 5],
  ],
] as const;

/** A step for each row. */
function scan(input: string, output: string, nodes: readonly Node[]): Node {
  const body = {
    name: 'body',
    inputs: [{ name: 'row', shape: [3, 'height', 'width'] }],
    outputs: [{ name: 'result', shape: [3, 'height', 'width'] }],
    nodes,
  };
  return {
    operator: 'Scan',
    inputs: [input],
    outputs: [output],
    attributes: [attribute.graph('body', body), attribute.int('num_scan_inputs', 1)],
  };
}
function withFunction(model: Uint8Array, node: Node): Uint8Array {
  const [, fields] = nodeField(node);
  return Buffer.concat([
    model,
    message([
      [
        25,
        [
          [1, 'function'],
          [7, fields],
        ],
      ],
    ]),
  ]);
}
const STEP: Node = { operator: 'Neg', inputs: ['row'], outputs: ['result'] };

/** Files that are not models, or models that are not supported, each with its error. */
const REFUSED: Readonly<Record<string, readonly [Uint8Array, RegExp]>> = {
  'an empty file': [new Uint8Array(), /not a valid ONNX model/u],
  'a text': [new TextEncoder().encode('<html>Not found</html>'), /not a valid ONNX model/u],
  zeros: [new Uint8Array(5000), /not a valid ONNX model/u],
  'half of a model': [onnxModel(PASSES).subarray(0, 40), /not a valid ONNX model/u],
  'an operator that is unknown': [
    onnxModel({ ...PASSES, nodes: [{ operator: 'Steal', inputs: ['image'], outputs: ['out'] }] }),
    /cannot be read/u,
  ],
  'weights in another file': [onnxModel({ ...PASSES, extra: [EXTERNAL] }), /other files/u],
  'a loop': [
    onnxModel({
      ...PASSES,
      nodes: [{ operator: 'Loop', inputs: ['', ''], outputs: ['out'], attributes: [ENDLESS] }],
    }),
    /Loop/u,
  ],
  'a scan within a scan': [
    onnxModel({ ...PASSES, nodes: [scan('image', 'out', [scan('row', 'result', [STEP])])] }),
    /a Scan within another Scan, whose steps multiply/u,
  ],
  'a scan of a function, which another scan may call': [
    withFunction(onnxModel(PASSES), scan('a', 'b', [STEP])),
    /a Scan within another Scan/u,
  ],
  'a loop within a scan': [
    onnxModel({
      ...PASSES,
      nodes: [
        scan('image', 'out', [
          { operator: 'Loop', inputs: ['', ''], outputs: ['result'], attributes: [ENDLESS] },
        ]),
      ],
    }),
    /Loop/u,
  ],
  'a constant of a billion zeros': [
    onnxModel({
      ...PASSES,
      constants: [{ name: 'shape', shape: [3], data: [1000, 1000, 1000], type: 'int64' }],
      nodes: [{ operator: 'ConstantOfShape', inputs: ['shape'], outputs: ['out'] }],
    }),
    /more than 500 million values \("out"\)/u,
  ],
  'an image that is made a million times larger': [
    onnxModel({
      ...PASSES,
      constants: [{ name: 'scales', shape: [4], data: [1, 1, 30_000, 30_000] }],
      nodes: [{ operator: 'Resize', inputs: ['image', '', 'scales'], outputs: ['out'] }],
    }),
    /more than 500 million values/u,
  ],
  'repetitions without number': [
    onnxModel({
      ...PASSES,
      constants: [{ name: 'times', shape: [4], data: [1, 1, 1e6, 1e6], type: 'int64' }],
      nodes: [{ operator: 'Tile', inputs: ['image', 'times'], outputs: ['out'] }],
    }),
    /more than 500 million values/u,
  ],
  'an answer that is too large': [
    onnxModel({ ...PASSES, outputs: [['out', [1, 100_000, 100_000]]] }),
    /more than 500 million values \("out"\)/u,
  ],
};

describe('sessions', () => {
  for (const [name, [bytes, reason]] of Object.entries(REFUSED))
    it(`refuses ${name}`, async () => {
      await withModel(bytes, async (path) => {
        await assert.rejects(ModelSession.open(path), (error: Error) => {
          assert.ok(error instanceof ModelError, `${error.name}: ${error.message}`);
          assert.match(error.message, reason);
          return true;
        });
      });
    });

  it('refuses graphs that are nested without end', async () => {
    let graph = message([[2, 'innermost']]);
    for (let depth = 0; depth < 3000; depth++)
      graph = message([
        [
          1,
          [
            [4, 'If'],
            [5, [[6, graph]]],
          ],
        ],
      ]);
    await withModel(message([[7, graph]]), async (path) => {
      await assert.rejects(ModelSession.open(path), /not a valid ONNX model/u);
    });
  });

  it('refuses a file that is too large without reading it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'vitruve-model-'));
    try {
      const path = join(folder, 'large.onnx');
      const file = await open(path, 'w');
      await file.truncate(2 ** 30);
      await file.close();
      await assert.rejects(ModelSession.open(path), /larger than 512 MB/u);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('names a model that is missing, and a folder', async () => {
    await assert.rejects(ModelSession.open(join(tmpdir(), 'no-such-model.onnx')), /no-such-model\.onnx/u);
    await assert.rejects(ModelSession.open(tmpdir()), ModelError);
  });

  it('runs a model on images of any size, and reports a size that does not fit', async () => {
    await withModel(onnxModel(PASSES), async (path) => {
      const session = await ModelSession.open(path, { threads: 1 });
      for (const side of [2, 5]) {
        const image = noise(side, side);
        const outputs = await session.run(inputOf(image));
        assert.deepEqual(outputs.get('out')?.shape, [1, 3, side, side]);
        const green = [...image.data].filter((_, index) => index % 3 === 1);
        assert.deepEqual([...(outputs.get('out')?.data ?? [])].slice(side * side, 2 * side * side), green);
      }
      session.dispose();
      session.dispose();
      await assert.rejects(session.run(inputOf(noise(2, 2))), /disposed/u);
    });
  });

  it('runs a model with a scan, whose steps are as many as its rows, and with several one after the other', async () => {
    const nodes = [scan('image', 'once', [STEP]), scan('once', 'out', [STEP])];
    await withModel(onnxModel({ ...PASSES, nodes }), async (path) => {
      const session = await ModelSession.open(path, { threads: 1 });
      const image = noise(3, 3);
      const outputs = await session.run(inputOf(image));
      assert.equal([...(outputs.get('out')?.data ?? [])][0], image.data[0]);
      session.dispose();
    });
  });

  it('reports the message of the runtime when a size does not fit', async () => {
    await withModel(onnxModel({ ...PASSES, input: ['image', [1, 3, 4, 4]] }), async (path) => {
      const session = await ModelSession.open(path, { threads: 1 });
      await assert.rejects(session.run(inputOf(noise(2, 2))), (error: Error) => {
        assert.ok(error instanceof ModelError, `${error.name}: ${error.message}`);
        assert.match(error.message, /failed: .*invalid dimensions/u);
        return true;
      });
      session.dispose();
    });
  });

  it('passes the size of the image to a model that asks for it', async () => {
    const toFloats: Field = [
      5,
      [
        [1, 'to'],
        [3, 1],
        [20, 2],
      ],
    ];
    const model = onnxModel({
      ...PASSES,
      sizes: ['orig_target_sizes', ['n', 2]],
      outputs: [...PASSES.outputs, ['told', ['n', 2]]],
      nodes: [
        ...PASSES.nodes,
        { operator: 'Cast', inputs: ['orig_target_sizes'], outputs: ['told'], attributes: [toFloats] },
      ],
    });
    await withModel(model, async (path) => {
      const session = await ModelSession.open(path, { threads: 1 });
      const outputs = await session.run(inputOf(noise(96, 64)));
      assert.deepEqual([...(outputs.get('told')?.data ?? [])], [96, 64]);
      session.dispose();
    });
  });

  it('opens a model that was saved for ten images of 32 pixels to one of any size', async () => {
    const model = onnxModel({
      ...PASSES,
      input: ['image', [10, 3, 32, 32]],
      outputs: [['out', [10, 3, 32, 32]]],
    });
    await withModel(model, async (path) => {
      const session = await ModelSession.open(path, { threads: 1 });
      const outputs = await session.run(inputOf(noise(96, 64)));
      assert.deepEqual(outputs.get('out')?.shape, [1, 3, 64, 96]);
      session.dispose();
    });
  });
});

describe('models that users bring', () => {
  const cases: Readonly<Record<string, readonly [Uint8Array, RegExp]>> = {
    'two images': [
      onnxModel({
        ...PASSES,
        extra: [
          [
            11,
            [
              [1, 'second'],
              [
                2,
                [
                  [
                    1,
                    [
                      [1, 1],
                      [2, [[1, [[1, 4]]]]],
                    ],
                  ],
                ],
              ],
            ],
          ],
        ],
      }),
      /has 2 inputs/u,
    ],
    'one plane': [onnxModel({ ...PASSES, input: ['image', [1, 1, 64, 64]] }), /1 × 1 × 64 × 64/u],
    'channels last': [onnxModel({ ...PASSES, input: ['image', [1, 64, 64, 3]] }), /1 × 64 × 64 × 3/u],
    'a giant image': [constantModel([100_000, 100_000], [{ name: 'o', shape: [1], data: [0] }]), /100000/u],
    'not a number': [
      constantModel([64, 64], [{ name: 'o', shape: [1, 5, 7], data: new Float32Array(35).fill(NaN) }]),
      /Unknown layout/u,
    ],
  };
  for (const [name, [bytes, reason]] of Object.entries(cases))
    it(`reports what is wrong with ${name}`, async () => {
      await withModel(bytes, async (path) => {
        await assert.rejects(createDetector({ subject: 'face', model: path, threads: 1 }), (error: Error) => {
          assert.ok(error instanceof ModelError, `${error.name}: ${error.message}`);
          assert.match(error.message, reason);
          return true;
        });
      });
    });

  it('finds nothing where a model answers with values that are not numbers', async () => {
    const data = new Float32Array(5 * 84).fill(NaN);
    data.fill(1, 4 * 84);
    await withModel(constantModel([64, 64], [{ name: 'o', shape: [1, 5, 84], data }]), async (path) => {
      // It would be refused, as it finds nothing in the built-in pictures either.
      await writeFile(path.replace('.onnx', '.detector.yaml'), 'trial: false\n');
      const detector = await createDetector({ subject: 'face', model: path, threads: 1 });
      assert.deepEqual(await detector.detect(grey(64, 64), { mode: 'standard' }), []);
      await detector.dispose();
    });
  });

  for (const [file, outputs] of Object.entries({
    'ultra-light-rfb.onnx': ['scores', 'regression'],
    'centerface.onnx': ['537', '538', '539', '540'],
  }))
    it(`the embedded model ${file} is whole`, async () => {
      const session = await ModelSession.open(modelFile(file), { threads: 1 });
      assert.deepEqual(
        session.signature.outputs.map(({ name }) => name),
        outputs,
      );
      session.dispose();
    });
});
