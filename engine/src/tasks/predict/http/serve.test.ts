import assert from 'node:assert/strict';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { connect, type AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { SERVE_LIMITS } from '../../../http/limits.ts';
import { createService, type ServiceOptions } from '../../../http/service.ts';
import { customers, TaskFolder } from '../../../learning/testing/task-folder.ts';
import { saveTask } from '../../save/save-task.ts';
import { trainTask } from '../../train/train-task.ts';
import { predictRoutes } from './routes.ts';

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>> & {
    readonly error?: { readonly code: string; readonly message: string };
  };
}

const ROW = { age: 30, plan: 'basic', balance: 12.5 };
const LIST = [30, 'basic', 12.5];

describe('serve: predictions', function () {
  this.timeout(60_000);
  let folder: TaskFolder;
  const ended: (() => Promise<unknown>)[] = [];

  before(async () => {
    folder = await TaskFolder.make({ 'customers.csv': customers(300) });
    const data = { data: 'customers.csv', exclude: ['id', 'day'], threads: 1, trees: 10 };
    await folder.run(trainTask(), { ...data, target: 'state', output: 'churn.onnx', positive: 'leaves' });
    await folder.run(trainTask(), { ...data, target: 'balance', output: 'Balance.onnx' });
  });
  after(() => folder.remove());
  afterEach(async () => {
    for (const end of ended.splice(0)) await end();
  });

  const started = async (
    model = 'churn.onnx',
    changes: Partial<Omit<ServiceOptions, 'routes'>> = {},
  ): Promise<FastifyInstance> => {
    const app = await createService({
      limits: { ...SERVE_LIMITS, atOnce: 16, waiting: 64 },
      options: {},
      hosts: ['127.0.0.1'],
      origins: [],
      token: undefined,
      version: '1.2.3',
      ...changes,
      routes: (host) => {
        const { routes, close } = predictRoutes({ model: folder.at(model) }, host);
        // What does not start has opened its model, too.
        ended.push(close);
        return routes;
      },
    });
    ended.unshift(() => app.close());
    await app.listen({ port: 0, host: '127.0.0.1' });
    return app;
  };
  const asking =
    (app: FastifyInstance) =>
    async (path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> => {
      const { port } = app.server.address() as AddressInfo;
      const init: RequestInit =
        body === undefined
          ? { headers }
          : {
              method: 'POST',
              body: typeof body === 'string' ? body : JSON.stringify(body),
              headers: { 'Content-Type': 'application/json', ...headers },
            };
      const response = await fetch(`http://127.0.0.1:${port}${path}`, init);
      const text = await response.text();
      const isJson = response.headers.get('content-type')?.includes('json') ?? false;
      return {
        status: response.status,
        body: (isJson ? JSON.parse(text) : { text }) as Answer['body'],
      };
    };
  it('predicts for a row, by names or in the order of the features', async () => {
    const send = asking(await started());
    const { status, body } = await send('/predict', { features: LIST, id: 'r1' });
    assert.equal(status, 200);
    const { prediction, prediction_label, probability, probabilities, model_version, timestamp, id } = body;
    const shares = probabilities as Readonly<Record<string, number>>;
    assert.deepEqual(Object.keys(shares), ['stays', 'leaves']);
    assert.equal(prediction_label, (shares['leaves'] ?? 0) >= 0.5 ? 'leaves' : 'stays');
    assert.equal(prediction, prediction_label === 'leaves' ? 1 : 0);
    assert.equal(probability, shares[prediction_label]);
    assert.match(String(model_version), /^[0-9a-f]{12}$/u);
    assert.ok(Math.abs(Date.parse(String(timestamp)) - Date.now()) < 60_000);
    assert.equal(id, 'r1');
    for (const row of [{ features: ROW }, ROW, { ...ROW, something: 'else' }]) {
      const again = await send('/predict', row);
      assert.deepEqual(again.body['probabilities'], probabilities);
      assert.match(String(again.body['id']), /^[0-9a-f-]{36}$/u);
    }
    const asCurl = { 'Content-Type': 'application/x-www-form-urlencoded', 'X-Request-Id': 'r2' };
    assert.equal((await send('/predict', JSON.stringify(ROW), asCurl)).body['id'], 'r2');
  });

  it('predicts numbers', async () => {
    const send = asking(await started('Balance.onnx'));
    const { features } = (await send('/predict/demo')).body;
    const { body } = await send('/predict', { features });
    assert.equal(typeof body['prediction'], 'number');
    assert.deepEqual(Object.keys(body).sort(), ['id', 'model_version', 'prediction', 'timestamp']);
    const invoked = await send('/invocations', { dataframe_records: [features] });
    assert.deepEqual(invoked.body, { predictions: [body['prediction']] });
    assert.deepEqual((await send('/v2/models/Balance')).body['outputs'], [
      { name: 'prediction', datatype: 'FP64', shape: [-1] },
    ]);
  });

  it('recommends items to a history, as a list or a text', async () => {
    const orders = ['p c h', 'p c', 'd s', 'd s g', 'p h'].flatMap((items, user) =>
      items.split(' ').map((item) => `u${user},${item}`),
    );
    await writeFile(folder.at('orders.csv'), `user,item\n${orders.join('\n')}\n`);
    const given = { data: 'orders.csv', algorithm: 'item-cosine', user: 'user', item: 'item', k: 2, test: 0 };
    await folder.run(trainTask(), { ...given, output: 'shop.onnx', threads: 1 });
    const send = asking(await started('shop.onnx'));
    const { status, body } = await send('/predict', { features: { history: ['p'] }, id: 'r' });
    assert.equal(status, 200);
    const list = body['recommendations'] as readonly { item: string; score: number }[];
    assert.deepEqual(list.map(({ item }) => item).sort(), ['c', 'h']);
    assert.deepEqual(Object.keys(body).sort(), ['id', 'model_version', 'recommendations', 'timestamp']);
    const batch = await send('/predict/batch', [{ history: 'p' }, [['d', 's']]]);
    const [first, second] = batch.body['predictions'] as readonly {
      readonly recommendations: typeof list;
    }[];
    assert.deepEqual(first?.recommendations, list);
    assert.equal(second?.recommendations[0]?.item, 'g');
    const invoked = await send('/invocations', { dataframe_records: [{ history: 'p' }] });
    assert.deepEqual(invoked.body['predictions'], [list]);
    assert.deepEqual((await send('/v2/models/shop')).body['outputs'], [
      { name: 'items', datatype: 'BYTES', shape: [-1, 2] },
      { name: 'scores', datatype: 'FP64', shape: [-1, 2] },
    ]);
    const tensor = { name: 'history', shape: [1, 1], datatype: 'BYTES', data: ['p'] };
    const inferred = await send('/v2/models/shop/infer', { inputs: [tensor] });
    const [items] = inferred.body['outputs'] as readonly { data: unknown }[];
    assert.deepEqual(
      items?.data,
      list.map(({ item }) => item),
    );
    const wrong = await send('/predict', { features: { history: ['p|c'] } });
    assert.equal(wrong.status, 422);
    assert.match(wrong.body.error?.message ?? '', /this separates items/u);
  });

  it('predicts for several rows, each as if it had come alone', async () => {
    const send = asking(await started());
    const rows = [LIST, { age: null, plan: null, balance: null }, { ...ROW, balance: true, plan: 7 }];
    const alone = await Promise.all(rows.map((row) => send('/predict', { features: row })));
    for (const body of [rows, { features: rows }]) {
      const batch = await send('/predict/batch', body, { 'X-Request-Id': 'b' });
      assert.equal(batch.status, 200);
      const predictions = batch.body['predictions'] as readonly Record<string, unknown>[];
      assert.deepEqual(
        predictions.map(({ id }) => id),
        ['b-1', 'b-2', 'b-3'],
      );
      assert.deepEqual(
        predictions.map(({ probabilities }) => probabilities),
        alone.map((each) => each.body['probabilities']),
      );
    }
    const named = await send('/predict/batch', { features: rows, ids: ['x', 'y', 3] });
    const ids = (named.body['predictions'] as readonly Record<string, unknown>[]).map(({ id }) => id);
    assert.deepEqual(ids, ['x', 'y', '3']);
  });

  it('tells what it is', async () => {
    const send = asking(await started('churn.onnx', { options: { modelVersion: '2.0' } }));
    const info = (await send('/model/info')).body;
    assert.equal(info['model_version'], '2.0');
    assert.deepEqual(info['classes'], ['stays', 'leaves']);
    const features = info['features'] as readonly { readonly name: string; readonly typical: unknown }[];
    assert.deepEqual(
      features.map(({ name }) => name),
      ['age', 'plan', 'balance'],
    );
    const demo = (await send('/predict/demo')).body;
    assert.deepEqual(
      demo['features'],
      Object.fromEntries(features.map(({ name, typical }) => [name, typical])),
    );
    assert.equal(demo['model_version'], '2.0');
    const health = await send('/health');
    assert.equal(health.status, 200);
    assert.equal(health.body['status'], 'ok');
    const page = String((await send('/')).body['text']);
    assert.match(page, /<h1>churn<\/h1>/u);
    assert.match(page, /POST \/predict\/batch/u);
    assert.doesNotMatch(page, /<script/u);
    const { paths } = (await send('/openapi.json')).body as { readonly paths: object };
    assert.ok('/predict' in paths && '/invocations' in paths);
  });

  it('counts requests by route, and predictions by class', async () => {
    const send = asking(await started());
    await send('/predict', ROW);
    await send('/predict/batch', [LIST, LIST]);
    await send('/predict', {});
    await send('/made/up');
    const text = String((await send('/metrics')).body['text']);
    assert.match(text, /^vitruve_requests_total\{route="\/predict",method="POST",status="200"\} 1$/mu);
    assert.match(text, /^vitruve_requests_total\{route="\/predict",method="POST",status="422"\} 1$/mu);
    assert.match(text, /^vitruve_requests_total\{route="unknown",method="GET",status="404"\} 1$/mu);
    const counted = [...text.matchAll(/^vitruve_predictions_total\{label="(?:stays|leaves)"\} (\d+)$/gmu)];
    assert.equal(
      counted.reduce((sum, [, count]) => sum + Number(count), 0),
      3,
    );
    assert.match(text, /^vitruve_model_info\{version="[0-9a-f]{12}",sha256="[0-9a-f]{64}"\} 1$/mu);
    assert.match(text, /^process_resident_memory_bytes /mu);
  });

  it('answers as a model server of MLflow does', async () => {
    const send = asking(await started());
    const label = (await send('/predict', ROW)).body['prediction_label'];
    const split = { columns: ['plan', 'age', 'balance', 'extra'], data: [['basic', 30, 12.5, null]] };
    const bodies: readonly unknown[] = [
      { dataframe_split: split },
      { dataframe_records: [ROW] },
      { instances: [LIST] },
      { inputs: [ROW] },
      { inputs: { age: [30], plan: [['basic']], balance: [12.5] } },
      { dataframe_records: [ROW], params: { any: 1 } },
    ];
    for (const body of bodies)
      assert.deepEqual(
        (await send('/invocations', body)).body,
        { predictions: [label] },
        JSON.stringify(body),
      );
    const csv = { 'Content-Type': 'text/csv' };
    const table = await send('/invocations', 'plan;age;balance\nbasic;30;12.5\n"basic";;1e3\n', csv);
    assert.equal((table.body['predictions'] as readonly unknown[])[0], label);
    assert.equal((table.body['predictions'] as readonly unknown[]).length, 2);
    assert.equal((await send('/ping')).status, 200);
    assert.equal((await send('/version')).body['text'], '1.2.3\n');
  });

  it('answers as the Open Inference Protocol says', async () => {
    const send = asking(await started());
    const own = (await send('/predict', ROW)).body;
    const shares = Object.values(own['probabilities'] as Readonly<Record<string, number>>);
    const tensor = (name: string, datatype: string, value: unknown, shape = [1, 1]): object => ({
      name,
      shape,
      datatype,
      data: [value],
    });
    const inputs = [
      tensor('balance', 'FP64', 12.5),
      tensor('age', 'FP64', [30]),
      tensor('plan', 'BYTES', 'basic', [1]),
    ];
    const expected = {
      model_name: 'churn',
      model_version: own['model_version'],
      id: 'q',
      outputs: [
        { name: 'label', datatype: 'BYTES', shape: [1], data: [own['prediction_label']] },
        { name: 'probabilities', datatype: 'FP64', shape: [1, 2], data: shares },
      ],
    };
    assert.deepEqual((await send('/v2/models/churn/infer', { id: 'q', inputs })).body, expected);
    const one = [{ name: 'input-0', shape: [1, 3], datatype: 'BYTES', data: LIST }];
    const version = String(own['model_version']);
    assert.deepEqual(
      (await send(`/v2/models/churn/versions/${version}/infer`, { id: 'q', inputs: one })).body,
      expected,
    );
    const metadata = (await send('/v2/models/churn')).body;
    assert.deepEqual(metadata['inputs'], [
      { name: 'age', datatype: 'FP64', shape: [-1, 1] },
      { name: 'plan', datatype: 'BYTES', shape: [-1, 1] },
      { name: 'balance', datatype: 'FP64', shape: [-1, 1] },
    ]);
    assert.deepEqual((await send('/v2/health/ready')).body, { ready: true });
    assert.deepEqual((await send('/v2/models/churn/ready')).body, { name: 'churn', ready: true });
    assert.equal((await send('/v2/models/other')).status, 404);
    assert.equal((await send('/v2/models/churn/versions/9')).status, 404);
  });

  const refused: Readonly<
    Record<string, readonly [path: string, body: unknown, status: number, message: RegExp]>
  > = {
    'a row that is too short': [
      '/predict',
      { features: [1, 'a'] },
      422,
      /Row 1: expected 3 values \("age", "plan", "balance"\), found 2/u,
    ],
    'a row without a feature': [
      '/predict',
      { age: 1, plan: 'a' },
      422,
      /Row 1: missing "balance". For an unknown value, send null/u,
    ],
    'a name that every object has': [
      '/predict',
      JSON.parse('{"__proto__": {"age": 1}, "age": 1}'),
      422,
      /missing "plan", "balance"/u,
    ],
    'a text for a number': [
      '/predict/batch',
      [LIST, ['1,5', 'a', 1]],
      422,
      /Row 2: "age" is "1,5", expected a number/u,
    ],
    'an infinite number': [
      '/predict',
      '{"age": 1e999, "plan": "a", "balance": 1}',
      422,
      /"age" is Infinity, expected a number/u,
    ],
    'a list for a text': ['/predict', { ...ROW, plan: ['a'] }, 422, /"plan" is \[…\], expected a string/u],
    'rows where one is expected': ['/predict', { features: [LIST] }, 422, /use \/predict\/batch/u],
    'a list where one row is expected': ['/predict', [LIST], 422, /use \/predict\/batch/u],
    'a number for a row': ['/predict', '7', 422, /Row 1: expected an object or a list/u],
    'a field that is misspelled': [
      '/predict',
      { features: LIST, idd: 1 },
      400,
      /"idd" is not a valid field. Valid fields: features, id/u,
    ],
    'an ID of another type': ['/predict', { features: LIST, id: {} }, 400, /An ID must be a string/u],
    'no rows': ['/predict/batch', [], 422, /no rows/u],
    'rows that are no list': ['/predict/batch', { features: 1 }, 422, /Expected "features" to be a list/u],
    'a batch that is no object': ['/predict/batch', '"a"', 400, /not a JSON object/u],
    'ids of other rows': ['/predict/batch', { features: [LIST], ids: [] }, 400, /one ID per row/u],
    'no JSON': ['/predict', '{"features"', 400, /not valid JSON/u],
    'no body': ['/predict', '', 400, /no body/u],
    'JSON that goes deep': [
      '/predict',
      `{"age":${'['.repeat(200_000)}${']'.repeat(200_000)},"plan":"","balance":1}`,
      422,
      /"age" is \[…\]/u,
    ],
    'JSON of too many values': ['/predict', `[${'1,'.repeat(4_000_001)}1]`, 400, /too many values/u],
    'an invocation of no form': [
      '/invocations',
      { rows: [] },
      400,
      /exactly one of these fields: dataframe_split/u,
    ],
    'an invocation of two forms': ['/invocations', { inputs: [], instances: [] }, 400, /exactly one/u],
    'instances that are no list': [
      '/invocations',
      { instances: 1 },
      422,
      /Expected "instances" to be a list of rows/u,
    ],
    'a split without columns': [
      '/invocations',
      { dataframe_split: { data: [] } },
      422,
      /needs columns and data/u,
    ],
    'a split with a short row': [
      '/invocations',
      { dataframe_split: { columns: ['age'], data: [[]] } },
      422,
      /Row 1 does not have one value per column/u,
    ],
    'columns of two lengths': [
      '/invocations',
      { inputs: { age: [1, 2], plan: ['a'] } },
      422,
      /"age" and "plan" have different numbers of values: 2 and 1/u,
    ],
    'inputs that are no tensors': [
      '/v2/models/churn/infer',
      { inputs: [{ name: 'age' }] },
      400,
      /to be a list of tensors/u,
    ],
    'a tensor of very many dimensions': [
      '/v2/models/churn/infer',
      {
        inputs: [
          { name: 'age', datatype: 'FP64', shape: Array.from({ length: 5000 }, () => 1), data: [[1]] },
        ],
      },
      400,
      /to be a list of tensors/u,
    ],
    'a tensor that is not as long as its shape': [
      '/v2/models/churn/infer',
      { inputs: [{ name: 'age', datatype: 'FP64', shape: [2], data: [1] }] },
      422,
      /"age": expected 2 values .*, found 1/u,
    ],
    'tensors of two lengths': [
      '/v2/models/churn/infer',
      {
        inputs: [
          { name: 'age', datatype: 'FP64', shape: [2], data: [1, 2] },
          { name: 'plan', datatype: 'BYTES', shape: [1], data: ['a'] },
        ],
      },
      422,
      /"plan" has a different number of values.*1 instead of 2/u,
    ],
    'a tensor that does not fit the columns': [
      '/v2/models/churn/infer',
      { inputs: [{ name: 'x', datatype: 'FP64', shape: [4], data: [1, 2, 3, 4] }] },
      422,
      /\(4\) is not a multiple of the number of features \(3\)/u,
    ],
  };
  it('refuses what does not fit, with the reason', async () => {
    const send = asking(await started());
    for (const [name, [path, body, status, message]] of Object.entries(refused)) {
      const answer = await send(path, body);
      assert.equal(answer.status, status, name);
      assert.match(answer.body.error?.message ?? '', message, name);
    }
    const csv = { 'Content-Type': 'text/csv' };
    const quotes = await send('/invocations', 'age,plan,balance\n1,"a,2\n', csv);
    assert.match(quotes.body.error?.message ?? '', /Invalid quotes in row 2, column 2/u);
    const comma = await send('/invocations', 'age;plan;balance\n1,5;a;2\n', csv);
    assert.match(comma.body.error?.message ?? '', /"age" is "1,5", expected a number/u);
    assert.equal((await send('/predict', 'a,b', csv)).body.error?.code, 'unsupported-type');
    assert.equal((await send('/predict', 'x', { 'Content-Type': 'text/plain' })).status, 415);
    assert.equal((await send('/predict', ROW, { 'Content-Encoding': 'gzip' })).status, 415);
    assert.equal((await send('/predict', ROW)).status, 200);
  });

  it('refuses too many rows and bytes', async () => {
    const send = asking(
      await started('churn.onnx', {
        options: { maxRows: 2 },
        limits: { ...SERVE_LIMITS, bytes: 1000 },
      }),
    );
    const rows = await send('/predict/batch', [LIST, LIST, LIST]);
    assert.equal(rows.status, 413);
    assert.match(rows.body.error?.message ?? '', /at most 2 rows/u);
    assert.equal((await send('/predict/batch', [LIST, LIST])).status, 200);
    assert.equal((await send('/predict', `${JSON.stringify(ROW)}${' '.repeat(1000)}`)).status, 413);
  });

  it('asks for a token where one is set, but not for what says how it is', async () => {
    const send = asking(await started('churn.onnx', { token: 'secret' }));
    assert.equal((await send('/predict', ROW)).status, 401);
    assert.equal((await send('/reload', '')).status, 401);
    assert.equal((await send('/predict', ROW, { Authorization: 'Bearer secret' })).status, 200);
    for (const path of ['/', '/model/info', '/predict/demo', '/nothing'])
      assert.equal((await send(path)).status, 401, path);
    for (const path of ['/health', '/metrics', '/ping', '/v2/health/ready', '/openapi.json'])
      assert.equal((await send(path)).status, 200, path);
  });

  it('answers with another model after it was read again, and loses no request', async () => {
    await copyFile(folder.at('churn.onnx'), folder.at('changing.onnx'));
    const send = asking(await started('changing.onnx'));
    const before = (await send('/predict', ROW)).body['model_version'];
    await folder.run(trainTask(), {
      data: 'customers.csv',
      target: 'state',
      output: 'changing.onnx',
      exclude: ['id', 'day'],
      trees: 3,
      threads: 1,
    });
    const isDone = { now: false };
    const versions: unknown[] = [];
    const asked = Promise.all(
      Array.from({ length: 4 }, async () => {
        while (!isDone.now) {
          const answer = await send('/predict', ROW);
          assert.equal(answer.status, 200);
          versions.push(answer.body['model_version']);
        }
      }),
    );
    const reloads = await Promise.all([send('/reload', ''), send('/reload', '')]);
    assert.deepEqual(
      reloads.map(({ status }) => status),
      [200, 200],
    );
    const after = (await send('/predict', ROW)).body['model_version'];
    isDone.now = true;
    await asked;
    assert.notEqual(after, before);
    assert.equal(versions[0], before);
    assert.deepEqual(
      versions.filter((version) => version !== before && version !== after),
      [],
    );
    await writeFile(folder.at('changing.onnx'), (await readFile(folder.at('churn.onnx'))).subarray(0, 900));
    const failed = await send('/reload', '');
    assert.equal(failed.status, 422);
    assert.match(failed.body.error?.message ?? '', /The model was not reloaded: .*not a valid ONNX model/u);
    assert.equal((await send('/predict', ROW)).body['model_version'], after);
  });

  it('writes what it predicted to a log, without what must not be in it', async () => {
    const send = asking(
      await started('churn.onnx', { options: { log: folder.at('log'), logWithout: ['age'] } }),
    );
    await send('/predict', { features: ROW, id: 'one' });
    await send('/predict/batch', [LIST, LIST], { 'X-Request-Id': 'two' });
    await send('/predict', { plan: 'basic' });
    for (const end of ended.splice(0)) await end();
    const { result } = await folder.run(saveTask(), { table: 'log', output: 'log.csv' });
    assert.equal(result.rows, 3);
    const [heading = '', ...lines] = (await readFile(folder.at('log.csv'), 'utf8')).trimEnd().split(/\r?\n/u);
    assert.match(heading, /^\W?id\Wtime\Wmodel_version\Wlatency_ms\Wplan\Wbalance\Wprediction\W/u);
    assert.deepEqual(lines.map((line) => line.split(/[,;]/u)[0]).sort(), ['one', 'two-1', 'two-2']);
    await assert.rejects(
      started('churn.onnx', { options: { log: folder.at('log'), logWithout: ['agee'] } }),
      /The model has no feature "agee"/u,
    );
  });

  it('serves hundreds of clients at once, or tells them to come again', async () => {
    const send = asking(await started('churn.onnx', { limits: { ...SERVE_LIMITS, atOnce: 4, waiting: 20 } }));
    const answers = await Promise.all(Array.from({ length: 200 }, () => send('/predict', ROW)));
    const statuses = new Set(answers.map(({ status }) => status));
    assert.ok(statuses.has(200));
    assert.deepEqual(
      [...statuses].filter((status) => status !== 200 && status !== 503),
      [],
    );
    assert.equal((await send('/predict', ROW)).status, 200);
  });

  it('lets one who trickles go, and goes on', async () => {
    const app = await started('churn.onnx', {
      limits: { ...SERVE_LIMITS, atOnce: 1, waiting: 0, pace: { bytes: 100, every: 100 } },
    });
    const { port } = app.server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write('POST /predict HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 900\r\n\r\n{');
    const answer = await new Promise<string>((resolve) =>
      socket.once('data', (data) => {
        resolve(String(data));
      }),
    );
    assert.match(answer, / 408 /u);
    socket.destroy();
    assert.equal((await asking(app)('/predict', ROW)).status, 200);
  });

  it('does not begin with what is no model', async () => {
    await writeFile(folder.at('text.onnx'), 'hello');
    await assert.rejects(started('text.onnx'), /not a valid ONNX model/u);
    await assert.rejects(started('missing.onnx'), /cannot be opened/u);
  });

  it('says that the model of another program has no typical row', async () => {
    const { normalized } = await import('../../../learning/foreign/normalized.ts');
    const file = new URL('../../../learning/foreign/testing/forest.onnx', import.meta.url);
    const { bytes } = normalized(await readFile(file), { columns: ['a', 'b', 'c', 'd'] });
    await writeFile(folder.at('forest.onnx'), bytes);
    const send = asking(await started('forest.onnx'));
    const demo = await send('/predict/demo');
    assert.equal(demo.status, 404);
    assert.match(demo.body.error?.message ?? '', /has no typical row/u);
    const { body } = await send('/predict', { features: [1, -1, 0, 0] });
    assert.deepEqual(Object.keys(body['probabilities'] as object), ['0', '1', '2']);
    assert.equal(String(body['prediction']), body['prediction_label']);
  });
});
