import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { afterEach, describe, it } from 'mocha';
import { DEFAULT_TASK } from '../defaults.ts';
import { middle, seeing } from '../../../testing/fake-detector.ts';
import { textured } from '../../../testing/pictures.ts';
import { SERVE_LIMITS, type ServeLimits } from '../../../http/limits.ts';
import { createService } from '../../../http/service.ts';
import { blurRoutes } from './routes.ts';

const JSON_TYPE = { 'Content-Type': 'application/json' };

describe('serve: clients without manners', () => {
  let app: FastifyInstance;
  let port: number;
  let onLook: () => void = () => undefined;
  afterEach(() => app.close());

  const start = async (limits: Partial<ServeLimits>, thinking = 0): Promise<void> => {
    const detector = seeing(middle, { pause: thinking });
    const task = { ...DEFAULT_TASK, images: [], subjects: ['face'] as const };
    app = await createService({
      routes: (host) =>
        blurRoutes(
          task,
          () =>
            Promise.resolve({
              ...detector,
              detect: (...given) => {
                onLook();
                return detector.detect(...given);
              },
            }),
          host,
        ),
      limits: { ...SERVE_LIMITS, ...limits },
      options: {},
      hosts: ['127.0.0.1'],
      origins: [],
      token: undefined,
      version: '0.0.0',
    });
    await app.listen({ port: 0, host: '127.0.0.1' });
    ({ port } = app.server.address() as AddressInfo);
  };

  const ask = async (body: Uint8Array | string, headers: Record<string, string>): Promise<Response> =>
    fetch(`http://127.0.0.1:${port}/detect`, { method: 'POST', body, headers });

  const picture = (): Promise<Buffer> => textured(80, 60).jpeg().toBuffer();

  /** A connection that promises a picture. */
  const promising = async (type = 'image/jpeg'): Promise<Socket> => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    socket.write(
      `POST /detect HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: ${type}\r\nContent-Length: 9000\r\n\r\n\xff\xd8`,
      'latin1',
    );
    return socket;
  };

  const JPEG = { 'Content-Type': 'image/jpeg' };

  /** Asks until the answer is such. */
  const until = async (status: number): Promise<Response> => {
    for (;;) {
      const answer = await ask(await picture(), JPEG);
      if (answer.status === status) return answer;
      await answer.arrayBuffer();
    }
  };

  for (const type of ['image/jpeg', 'application/json', 'multipart/form-data; boundary=x']) {
    it(`that trickle a body of ${type} do not hold a place`, async () => {
      await start({ atOnce: 1, waiting: 0, pace: { bytes: 100, every: 300 } });
      const socket = await promising(type);
      const closed = once(socket, 'close');
      const trickle = setInterval(() => socket.write('x'), 20);
      try {
        const [response] = (await once(socket, 'data')) as [Buffer];
        assert.match(response.toString(), /^HTTP\/1\.1 408 [^]*Connection: close[^]*slow-upload/iu);
        assert.equal((await ask(await picture(), JPEG)).status, 200);
        await closed;
      } finally {
        clearInterval(trickle);
        socket.destroy();
      }
    });
  }

  it('that go away while they send, or while they wait, leave their place to others', async () => {
    await start({ atOnce: 1, waiting: 0 }, 300);
    const sending = await promising();
    assert.ok((await until(503)).headers.has('retry-after'));
    sending.destroy();
    await until(200);
    const gone = new AbortController();
    const looked = new Promise<void>((resolve) => (onLook = resolve));
    const waiting = fetch(`http://127.0.0.1:${port}/detect`, {
      method: 'POST',
      body: await picture(),
      headers: JPEG,
      signal: gone.signal,
    });
    const rejected = assert.rejects(waiting);
    await looked;
    gone.abort();
    await rejected;
    await until(200);
  });

  it('that come fifty at once are served or told to come again, each of them', async () => {
    await start({ atOnce: 2, waiting: 8 }, 20);
    const bytes = await picture();
    const statuses = await Promise.all(
      Array.from({ length: 50 }, async () => (await ask(bytes, JPEG)).status),
    );
    assert.deepEqual([...new Set(statuses)].sort(), [200, 503]);
    assert.ok(statuses.filter((status) => status === 200).length >= 10, statuses.join(' '));
    assert.equal((await ask(bytes, JPEG)).status, 200);
  });

  const bodies: Readonly<
    Record<string, readonly [body: string, headers: Record<string, string>, code: string]>
  > = {
    'JSON of many small things': [`{${'"a":1,'.repeat(100_000)}"b":2}`, JSON_TYPE, 'bad-json'],
    'JSON that goes deep': [`${'['.repeat(100_000)}${']'.repeat(100_000)}`, JSON_TYPE, 'bad-json'],
    'JSON that is a list': ['["image"]', JSON_TYPE, 'no-image'],
    'JSON with a name that every object has': ['{"__proto__":{"image":"AAAA"}}', JSON_TYPE, 'no-image'],
    'JSON whose picture is a number': ['{"image":7}', JSON_TYPE, 'bad-image'],
    'a body that is packed': ['x', { ...JSON_TYPE, 'Content-Encoding': 'gzip' }, 'unsupported-type'],
    'no type': ['x', { 'Content-Type': '' }, 'unsupported-type'],
  };
  for (const [name, [body, headers, code]] of Object.entries(bodies)) {
    it(`are rejected with the reason: ${name}`, async () => {
      await start({});
      const response = (await (await ask(body, headers)).json()) as { error: { code: string } };
      assert.equal(response.error.code, code);
    });
  }
});
