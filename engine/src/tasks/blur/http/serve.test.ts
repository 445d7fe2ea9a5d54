import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import type { FastifyInstance } from 'fastify';
import sharp from 'sharp';
import { DEFAULT_TASK } from '../defaults.ts';
import { middle, seeing } from '../../../testing/fake-detector.ts';
import { textured } from '../../../testing/pictures.ts';
import { SERVE_LIMITS } from '../../../http/limits.ts';
import { createService, type ServiceOptions } from '../../../http/service.ts';
import type { DetectorFor } from '../detectors.ts';
import { blurRoutes } from './routes.ts';

interface DetectBody {
  readonly width: number;
  readonly counts: { readonly face: number; readonly plate: number };
  readonly detections: readonly { readonly subject: string; readonly corners: readonly number[] }[];
  readonly image?: string;
  readonly type?: string;
  readonly error?: { readonly code: string; readonly message: string };
}

const SERVICE: Omit<ServiceOptions, 'routes'> = {
  limits: SERVE_LIMITS,
  options: {},
  hosts: ['127.0.0.1'],
  origins: [],
  token: undefined,
  version: '0.0.0',
};

const running: FastifyInstance[] = [];

type Changes = Partial<Omit<ServiceOptions, 'routes'>> & { readonly detectorFor?: DetectorFor };

async function started({ detectorFor, ...changes }: Changes = {}): Promise<string> {
  const task = { ...DEFAULT_TASK, images: [], subjects: ['face'] as const };
  const fake: DetectorFor = (subject) => Promise.resolve(seeing(middle, { subject }));
  const app = await createService({
    ...SERVICE,
    ...changes,
    routes: (host) => blurRoutes(task, detectorFor ?? fake, host),
  });
  running.push(app);
  return app.listen({ port: 0, host: '127.0.0.1' });
}

function picture(): Promise<Buffer> {
  return textured(80, 60)
    .jpeg()
    .withExif({ IFD0: { Artist: 'Somebody' } })
    .toBuffer();
}

function form(bytes: Uint8Array, fields: Readonly<Record<string, string>> = {}): FormData {
  const data = new FormData();
  data.append('image', new Blob([bytes], { type: 'image/jpeg' }), 'photo.jpg');
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
}

const FORM = { 'Content-Type': 'multipart/form-data; boundary=x' };
const DISPOSITION = 'Content-Disposition: form-data; name="image"';

function brokenForm(): string {
  return `--x\r\n${DISPOSITION}; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\nabc`;
}

function twice(bytes: Uint8Array): FormData {
  const data = form(bytes);
  data.append('second', new Blob([bytes]), 'second.jpg');
  return data;
}

async function post(
  url: string,
  body: RequestInit['body'],
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(url, { method: 'POST', body: body ?? null, headers });
}

async function jsonOf(response: Response): Promise<DetectBody> {
  return (await response.json()) as DetectBody;
}

describe('serve: faces and plates', () => {
  afterEach(async () => {
    for (const app of running.splice(0)) await app.close();
  });

  it('reports where they are: for a form, for JSON, and for bytes alone', async () => {
    const url = await started();
    const bytes = await picture();
    const asked = [
      await post(`${url}/detect`, form(bytes)),
      await post(`${url}/Detect/`, JSON.stringify({ image: bytes.toString('base64') }), {
        'Content-Type': 'application/json',
      }),
      await post(
        `${url}/detect`,
        JSON.stringify({ image: `data:image/jpeg;base64,${bytes.toString('base64')}` }),
        {
          'Content-Type': 'application/json',
        },
      ),
      await post(`${url}/detect`, bytes, { 'Content-Type': 'image/jpeg' }),
    ];
    for (const response of asked) {
      assert.equal(response.status, 200);
      const body = await jsonOf(response);
      assert.deepEqual(body.counts, { face: 1, plate: 0 });
      assert.deepEqual(body.detections[0]?.corners, [20, 15, 60, 45]);
    }
  });

  it('returns the picture without them, and without its metadata', async () => {
    const url = await started();
    const before = Date.now();
    const response = await post(`${url}/predict`, form(await picture(), { mask: 'box', format: 'png' }));
    assert.equal(response.headers.get('content-type'), 'image/png');
    assert.equal(response.headers.get('x-vitruve-faces'), '1');
    assert.equal(response.headers.get('cache-control'), 'no-store');
    assert.equal(response.headers.get('access-control-allow-origin'), null);
    const covered = Buffer.from(await response.arrayBuffer());
    const metadata = await sharp(covered).metadata();
    assert.equal(metadata.exif, undefined);
    const { data } = await sharp(covered)
      .extract({ left: 40, top: 30, width: 1, height: 1 })
      .raw()
      .toBuffer({ resolveWithObject: true });
    assert.deepEqual([...data.subarray(0, 3)], [0, 0, 0]);
    const left = readdirSync(tmpdir()).filter((name) => /vitruve-serve|busboy|upload/iu.test(name));
    assert.deepEqual(left, [], `files since ${before}`);
  });

  it('answers JSON with JSON', async () => {
    const url = await started();
    const image = (await picture()).toString('base64');
    const response = await post(
      `${url}/predict`,
      JSON.stringify({ image, method: 'mosaic', subjects: ['face'] }),
      {
        'Content-Type': 'application/json',
      },
    );
    const body = await jsonOf(response);
    assert.equal(body.type, 'image/jpeg');
    assert.equal((await sharp(Buffer.from(body.image ?? '', 'base64')).metadata()).width, 80);
  });

  it('refuses with a code and a reason', async () => {
    const url = await started({ limits: { ...SERVE_LIMITS, bytes: 20_000 }, options: { maxPixels: 0.01 } });
    const json = { 'Content-Type': 'application/json' };
    const large = await textured(200, 100).png().toBuffer();
    const cases: readonly [string, Response, number, string][] = [
      ['no such place', await post(`${url}/upload`, 'x'), 404, 'not-found'],
      ['another method', await fetch(`${url}/detect`), 405, 'wrong-method'],
      [
        'another type',
        await post(`${url}/detect`, 'x', { 'Content-Type': 'text/plain' }),
        415,
        'unsupported-type',
      ],
      ['no JSON', await post(`${url}/detect`, '{', json), 400, 'bad-json'],
      ['no picture', await post(`${url}/detect`, '{}', json), 400, 'no-image'],
      [
        'two names',
        await post(`${url}/detect`, '{"image":"AAAA","file":"BBBB"}', json),
        400,
        'several-images',
      ],
      [
        'a name twice',
        await post(`${url}/detect`, '{"image":"AAAA","image":"BBBB"}', json),
        400,
        'several-images',
      ],
      ['a list', await post(`${url}/detect`, '{"image":["AAAA","BBBB"]}', json), 400, 'several-images'],
      ['an empty name', await post(`${url}/detect`, '{"image":"<x>","file":""}', json), 400, 'bad-base64'],
      ['no base64', await post(`${url}/detect`, '{"image":"<x>"}', json), 400, 'bad-base64'],
      [
        'no boundary',
        await post(`${url}/detect`, 'x', { 'Content-Type': 'multipart/form-data' }),
        400,
        'bad-form',
      ],
      ['a form that breaks off', await post(`${url}/detect`, brokenForm(), FORM), 400, 'bad-form'],
      [
        'a form without a file',
        await post(`${url}/detect`, `--x\r\n${DISPOSITION}\r\n\r\nhello\r\n--x--`, FORM),
        400,
        'no-image',
      ],
      ['two pictures', await post(`${url}/detect`, twice(await picture())), 400, 'several-images'],
      ['an empty form', await post(`${url}/detect`, form(new Uint8Array())), 400, 'no-image'],
      ['no picture at all', await post(`${url}/detect`, form(Buffer.from('hello'))), 422, 'bad-image'],
      ['too many bytes', await post(`${url}/detect`, form(new Uint8Array(60_000))), 413, 'too-large'],
      [
        'too many pixels',
        await post(`${url}/detect`, large.subarray(0, 19_000), { 'Content-Type': 'image/png' }),
        422,
        'bad-image',
      ],
      ['a wrong option', await post(`${url}/detect?mode=slow`, form(await picture())), 400, 'bad-option'],
      [
        'a file of the machine',
        await post(`${url}/predict`, form(await picture(), { method: 'picture' })),
        400,
        'bad-option',
      ],
    ];
    for (const [name, response, status, code] of cases) {
      const body = await jsonOf(response);
      assert.equal(body.error?.code, code, `${name}: ${JSON.stringify(body)}`);
      assert.equal(response.status, status, name);
      assert.ok(body.error.message !== '', name);
    }
  });

  it('refuses options that it does not know, wherever they are given', async () => {
    const url = await started();
    const bytes = await picture();
    const image = bytes.toString('base64');
    const json = { 'Content-Type': 'application/json' };
    const asked: readonly (readonly [string, Promise<Response>, RegExp])[] = [
      ['in a form', post(`${url}/predict`, form(bytes, { treshold: '0.2' })), /"treshold".*"threshold"/u],
      ['in the address', post(`${url}/predict?methode=solid`, form(bytes)), /"methode".*"method"/u],
      ['in JSON', post(`${url}/detect`, JSON.stringify({ image, modes: 'fast' }), json), /"modes".*"mode"/u],
      [
        'with options inside',
        post(`${url}/detect`, JSON.stringify({ image, parameters: { mode: 'strict' } }), json),
        /"parameters"\. Options: subjects,/u,
      ],
      ['an option of files', post(`${url}/predict`, form(bytes, { colour: '#ff0000' })), /"colour"/u],
      [
        'an object as a value',
        post(`${url}/detect`, JSON.stringify({ image, mode: { name: 'fast' } }), json),
        /"mode" must be one of/u,
      ],
    ];
    for (const [name, response, message] of asked) {
      const { status } = await response;
      const { error } = await jsonOf(await response);
      assert.deepEqual([status, error?.code], [400, 'bad-option'], name);
      assert.match(error?.message ?? '', message, name);
    }
    const nothing = JSON.stringify({ image, mode: null, subject: 'face' });
    assert.equal((await post(`${url}/detect`, nothing, json)).status, 200);
    const many = Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`mode${index}`, 'fast']));
    const tooMany = await post(`${url}/detect`, form(bytes, many));
    assert.equal((await jsonOf(tooMany)).error?.code, 'bad-form');
  });

  it('works on a few at once, lets a few wait, and sends the others away', async () => {
    let inside = 0;
    let most = 0;
    const slow = seeing(middle, { pause: 150 });
    const url = await started({
      limits: { ...SERVE_LIMITS, atOnce: 1, waiting: 1 },
      detectorFor: () =>
        Promise.resolve({
          ...slow,
          detect: async (...given) => {
            most = Math.max(most, ++inside);
            return slow.detect(...given).finally(() => inside--);
          },
        }),
    });
    const bytes = await picture();
    const statuses = await Promise.all(
      Array.from({ length: 5 }, async () => (await post(`${url}/detect`, form(bytes))).status),
    );
    assert.equal(most, 1);
    assert.deepEqual(statuses.sort(), [200, 200, 503, 503, 503]);
    assert.equal((await post(`${url}/detect`, form(bytes))).status, 200);
  });

  it('ends what takes too long', async () => {
    const url = await started({
      limits: { ...SERVE_LIMITS, time: 200 },
      // It never ends by itself.
      detectorFor: () =>
        Promise.resolve({ ...seeing(middle), detect: () => new Promise<never>(() => undefined) }),
    });
    const response = await post(`${url}/detect`, form(await picture()));
    assert.equal((await jsonOf(response)).error?.code, 'too-slow');
  });

  it('is closed to the pages of others, and to names that were made to lead here', async () => {
    const url = await started({ origins: ['http://localhost:3000'] });
    const bytes = await picture();
    const foreign = await post(`${url}/detect`, form(bytes), { Origin: 'https://example.org' });
    assert.equal(foreign.status, 403);
    const own = await post(`${url}/detect`, form(bytes), { Origin: 'http://localhost:3000' });
    assert.equal(own.headers.get('access-control-allow-origin'), 'http://localhost:3000');
    const rebound = await started({ hosts: ['localhost'] });
    assert.equal((await fetch(`${rebound}/health`)).status, 421);
  });

  it('asks for a token where one is set', async () => {
    const url = await started({ token: 'secret' });
    const bytes = await picture();
    assert.equal((await post(`${url}/detect`, form(bytes))).status, 401);
    assert.equal((await post(`${url}/detect`, form(bytes), { Authorization: 'Bearer wrong' })).status, 401);
    assert.equal((await post(`${url}/detect`, form(bytes), { Authorization: 'Bearer secret' })).status, 200);
  });

  it('reports its health, and describes itself', async () => {
    const url = await started();
    const health = (await (await fetch(`${url}/health`)).json()) as { status: string };
    assert.equal(health.status, 'ok');
    const described = (await (await fetch(`${url}/openapi.json`)).json()) as {
      openapi: string;
      paths: Record<string, Record<string, { requestBody?: { content: object }; responses: object }>>;
      components: { schemas: object };
    };
    assert.equal(described.openapi, '3.1.0');
    assert.deepEqual(Object.keys(described.paths), ['/detect', '/predict', '/health']);
    const { requestBody, responses } = described.paths['/predict']?.['post'] ?? {};
    assert.deepEqual(Object.keys(requestBody?.content ?? {}), [
      'multipart/form-data',
      'application/json',
      'image/*',
    ]);
    assert.ok(['200', '413', '503'].every((status) => status in (responses ?? {})));
    assert.deepEqual(Object.keys(described.components.schemas).sort(), [
      'Covered',
      'Detected',
      'Detection',
      'Fault',
    ]);
    assert.match(JSON.stringify(described), /"#\/components\/schemas\/Detection"/u);
  });
});
