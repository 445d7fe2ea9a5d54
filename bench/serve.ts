/**
 * Measures what `vitruve serve --predict` costs beside a service that does the least: fastify that validates a row by a schema, and one
 * run of ONNX Runtime in the same process. The same model and the same requests, by turns; requests in a second, and milliseconds of
 * the slowest of a hundred. Run with `npm run bench:serve`; `--requests=4000`, `--rounds=3`.
 */
import { spawn, execFileSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { percentile, shown } from './statistics.ts';

const option = (name: string, fallback: number): number =>
  Number(process.argv.find((argument) => argument.startsWith(`--${name}=`))?.split('=')[1] ?? fallback);
const requests = option('requests', 4000);
const rounds = option('rounds', 3);
const CLIENTS = [1, 8, 32, 128];
const FEATURES = 22;

const folder = mkdtempSync(join(tmpdir(), 'vitruve-serve-bench-'));
const names = Array.from({ length: FEATURES }, (_, index) => `f${index}`);
const ROW = JSON.stringify({ features: Object.fromEntries(names.map((name, index) => [name, index / 7])) });

const LEAST = `
import fastify from ${JSON.stringify(import.meta.resolve('fastify'))};
import { InferenceSession, Tensor } from ${JSON.stringify(import.meta.resolve('onnxruntime-node'))};
const session = await InferenceSession.create('m.onnx', { intraOpNumThreads: 1 });
const names = ${JSON.stringify(names)};
const app = fastify();
const features = { type: 'object', required: names, properties: Object.fromEntries(names.map((name) => [name, { type: 'number' }])) };
app.post('/predict', { schema: { body: { type: 'object', required: ['features'], properties: { features } } } }, async ({ body }) => {
  const feeds = Object.fromEntries(names.map((name) => [name, new Tensor('float64', [body.features[name]], [1, 1])]));
  const { label, probabilities } = await session.run(feeds);
  return { prediction_label: label.data[0], probabilities: [...probabilities.data] };
});
console.log(await app.listen({ port: 0, host: '127.0.0.1' }));
`;

function prepare(): Readonly<Record<string, readonly string[]>> {
  const rows = Array.from({ length: 2000 }, (_, row) => {
    const values = names.map((_name, column) => Math.sin(row * 12.9898 + column * 78.233) * 10);
    return [
      ...values.map((value) => value.toFixed(3)),
      (values[0] ?? 0) + (values[1] ?? 0) > 1 ? 'UP' : 'DOWN',
    ].join();
  });
  writeFileSync(join(folder, 'rows.csv'), [[...names, 'y'].join(), ...rows, ''].join('\n'));
  writeFileSync(join(folder, 'least.mjs'), LEAST);
  const vitruve = [process.execPath, resolve('dist/cli.cjs')];
  const [node = '', cli = ''] = vitruve;
  execFileSync(node, [cli, 'train', 'rows.csv', '--target', 'y', '-o', 'm.onnx'], {
    cwd: folder,
    stdio: 'ignore',
  });
  return {
    'fastify and one run': [node, 'least.mjs'],
    'vitruve serve --predict': [
      ...vitruve,
      'serve',
      '--predict',
      '--model',
      'm.onnx',
      '--port',
      '0',
      '--concurrency',
      '256',
      '-q',
    ],
  };
}

async function start([program = '', ...args]: readonly string[]): Promise<{
  readonly child: ChildProcess;
  readonly port: number;
}> {
  const child = spawn(program, args, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, port: Number(/:(\d+)\s*$/u.exec(line.toString())?.[1]) };
}

/** Sends requests of so many clients at once. Returns the milliseconds of each. */
async function load(port: number, clients: number, count: number): Promise<readonly number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const taken: number[] = [];
  let sent = 0;
  const one = (): Promise<void> =>
    new Promise((done, fail) => {
      const began = performance.now();
      const headers = { 'Content-Type': 'application/json', 'Content-Length': ROW.length };
      const asked = request(
        { host: '127.0.0.1', port, path: '/predict', method: 'POST', agent, headers },
        (answer) => {
          if (answer.statusCode !== 200) fail(new Error(`status ${answer.statusCode ?? 0}`));
          answer.resume();
          answer.on('end', () => {
            taken.push(performance.now() - began);
            done();
          });
        },
      );
      asked.on('error', fail);
      asked.end(ROW);
    });
  const client = async (): Promise<void> => {
    while (sent < count) {
      sent++;
      await one();
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  agent.destroy();
  return taken;
}

const services = prepare();
const found = new Map<
  string,
  { readonly perSecond: number[]; readonly slow: number[]; readonly middle: number[] }
>();
for (let round = 0; round < rounds; round++)
  for (const [name, command] of Object.entries(services)) {
    const { child, port } = await start(command);
    await load(port, 8, 500);
    for (const clients of CLIENTS) {
      const began = performance.now();
      const taken = await load(port, clients, requests);
      const key = `${clients} ${name}`;
      const each = found.get(key) ?? { perSecond: [], slow: [], middle: [] };
      found.set(key, each);
      each.perSecond.push((1000 * requests) / (performance.now() - began));
      each.middle.push(percentile(taken, 0.5));
      each.slow.push(percentile(taken, 0.99));
    }
    child.kill();
    await once(child, 'exit');
  }
for (const clients of CLIENTS)
  for (const name of Object.keys(services)) {
    const { perSecond = [], slow = [], middle = [] } = found.get(`${clients} ${name}`) ?? {};
    console.log(
      `${String(clients).padStart(4)} clients  ${name.padEnd(24)} ${percentile(perSecond, 0.5).toFixed(0).padStart(6)}/s  p50 ${shown(percentile(middle, 0.5)).padStart(6)} ms  p99 ${shown(percentile(slow, 0.5)).padStart(6)} ms`,
    );
  }
rmSync(folder, { recursive: true });
