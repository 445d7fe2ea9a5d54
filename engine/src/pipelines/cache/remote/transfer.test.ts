import assert from 'node:assert/strict';
import { appendFileSync, cpSync, readdirSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { PipelineFolder } from '../../testing/pipeline-folder.ts';
import { cacheInfo, pruneCache, transferResults, verifyCache } from '../maintain.ts';

/** As many stages as `count`, and one with a folder. */
function pipelineOf(count: number): string {
  const stages = Array.from(
    { length: count },
    (_, index) => `  s${index}: {run: 'echo ${index} > \${outputs.o}', outputs: {o: out/${index}.txt}}\n`,
  );
  const folder = `  f: {run: 'mkdir \${outputs.o}; echo 1 > \${outputs.o}/x; chmod +x \${outputs.o}/x', outputs: {o: data}}\n`;
  return `version: 1\nstages:\n${stages.join('')}${folder}`;
}

describe('results that are shared through another store', () => {
  let folder: PipelineFolder;
  let clone: PipelineFolder;
  let remote: PipelineFolder;
  beforeEach(() => {
    folder = new PipelineFolder();
    clone = new PipelineFolder();
    remote = new PipelineFolder();
  });
  afterEach(() => {
    for (const one of [folder, clone, remote]) one.remove();
  });

  const environmentOf = (one: PipelineFolder, more = {}): NodeJS.ProcessEnv => ({
    VITRUVE_CACHE: one.cache,
    ...more,
  });
  const transfer = (direction: 'push' | 'pull', one: PipelineFolder, address = remote.path, more = {}) =>
    transferResults(direction, one.at('x.pipeline.yaml'), address, environmentOf(one, more));
  const begin = async (count: number): Promise<void> => {
    await folder.write({ 'x.pipeline.yaml': pipelineOf(count) });
    await folder.run({ jobs: 8 });
    for (const name of ['x.pipeline.yaml', 'x.pipeline.lock']) cpSync(folder.at(name), clone.at(name));
  };
  const objects = (): readonly string[] =>
    readdirSync(remote.path, { recursive: true, encoding: 'utf8' })
      .filter((name) => /[0-9a-f]{64}/u.test(name))
      .map((name) => join(remote.path, name));

  it('let a second clone restore 100 stages and run none', async () => {
    await begin(99);
    const pushed = await transfer('push', folder);
    assert.deepEqual([pushed.count, pushed.present, pushed.missing], [101, 0, []]);
    assert.deepEqual((await transfer('push', folder)).count, 0);
    const pulled = await transfer('pull', clone);
    assert.deepEqual([pulled.count, pulled.size, pulled.missing], [101, pushed.size, []]);
    const { outcome } = await clone.run({ jobs: 8 });
    assert.deepEqual([outcome.counts.restored, outcome.counts.done], [100, 0]);
    assert.equal(clone.text('out/98.txt'), '98\n');
    assert.deepEqual((await transfer('pull', clone)).count, 0);
  });

  it('are compared with their SHA-256 on the way, and named when they are missing', async () => {
    await begin(1);
    await transfer('push', folder);
    const [first = '', ...others] = objects();
    assert.equal(others.length, 2);
    for (const file of objects()) appendFileSync(file, 'x');
    await assert.rejects(transfer('pull', clone), /is not what its SHA-256 says/u);
    assert.deepEqual((await cacheInfo(environmentOf(clone))).count, 0);
    assert.ok(first);
    const none = await transferResults(
      'pull',
      clone.at('x.pipeline.yaml'),
      join(remote.path, 'none'),
      environmentOf(clone),
    );
    assert.deepEqual([none.count, [...none.missing].sort()], [0, ['f', 's0']]);
    assert.deepEqual([...(await transfer('push', clone)).missing].sort(), ['f', 's0']);
    await assert.rejects(transfer('push', remote), /does not exist/u);
    await assert.rejects(transfer('push', folder, 'https://example.org/'), /not a valid address/u);
    await assert.rejects(
      transferResults('push', folder.at('x.pipeline.yaml'), remote.path, { VITRUVE_CACHE: 'off' }),
      /switched off/u,
    );
  });

  it('are verified and removed in the cache', async () => {
    await begin(2);
    const environment = environmentOf(folder);
    assert.deepEqual(await verifyCache(environment), { count: 4, removed: [] });
    const [damaged = ''] = readdirSync(folder.cache, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('content'),
    );
    writeFileSync(join(folder.cache, damaged), 'x');
    assert.equal((await verifyCache(environment)).removed.length, 1);
    assert.equal((await verifyCache(environment)).removed.length, 0);
    const { count, size } = await cacheInfo(environment);
    assert.equal(count, 3);
    assert.deepEqual(await pruneCache(environment, undefined), { count: 0, size: 0 });
    assert.deepEqual(await pruneCache(environment, 0), { count: 3, size });
  });

  describe('on a server of S3', () => {
    let server: Server;
    const kept = new Map<string, Buffer>();
    let isBusy = 0;
    let refusal: number | undefined;
    const seen: string[] = [];
    beforeEach(async () => {
      kept.clear();
      seen.length = 0;
      refusal = undefined;
      isBusy = 0;
      server = createServer((request, response) => {
        const parts: Buffer[] = [];
        request.on('data', (part: Buffer) => parts.push(part));
        request.on('end', () => {
          const body = Buffer.concat(parts);
          seen.push(`${request.method} ${request.url} ${request.headers.authorization}`);
          const sha256 = request.headers['x-amz-content-sha256'];
          const path = request.url ?? '';
          if (isBusy-- > 0) response.statusCode = 503;
          else if (refusal !== undefined) {
            response.statusCode = refusal;
            if (request.method !== 'HEAD') response.write('<Error><Code>AccessDenied</Code></Error>');
          } else if (request.method === 'PUT') {
            const isRight =
              sha256 === 'UNSIGNED-PAYLOAD' || sha256 === createHash('sha256').update(body).digest('hex');
            if (isRight) kept.set(path, body);
            else response.statusCode = 400;
          } else if (!kept.has(path)) response.statusCode = 404;
          else if (request.method === 'GET') response.write(kept.get(path));
          response.end();
        });
      }).listen(0, '127.0.0.1');
      await once(server, 'listening');
    });
    afterEach(() => {
      server.close();
    });

    const credentials = () => ({
      AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI',
      AWS_REGION: 'eu-west-3',
      AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    });

    it('are sent and fetched, signed with the credentials of the environment', async () => {
      await begin(2);
      isBusy = 1;
      const pushed = await transfer('push', folder, 's3://bucket/a b/', credentials());
      assert.equal(pushed.count, 4);
      assert.match([...kept.keys()][0] ?? '', /^\/bucket\/a%20b\/objects\/[0-9a-f]{2}\/[0-9a-f]{64}/u);
      assert.ok([...kept.keys()].some((name) => name.endsWith('%2Bx')));
      assert.match(
        seen[0] ?? '',
        /AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/eu-west-3\/s3\/aws4_request/u,
      );
      assert.equal((await transfer('pull', clone, 's3://bucket/a b', credentials())).count, 4);
      assert.equal((await clone.run()).outcome.counts.restored, 3);
      assert.ok(!seen.some((line) => line.includes('wJalrXUtnFEMI')));
    });

    it('fail with what the server says, without credentials, and without a server', async () => {
      await begin(1);
      refusal = 403;
      await assert.rejects(
        transfer('push', folder, 's3://bucket', credentials()),
        /refuses the request: status 403/u,
      );
      await assert.rejects(transfer('pull', clone, 's3://bucket', credentials()), /status 403 AccessDenied/u);
      await assert.rejects(transfer('push', folder, 's3://bucket'), /AWS_ACCESS_KEY_ID/u);
      await assert.rejects(transfer('push', folder, 's3://', credentials()), /not a valid address/u);
      await assert.rejects(
        transfer('push', folder, 's3://bucket', { ...credentials(), AWS_ENDPOINT_URL: 'http://127.0.0.1:1' }),
        /127\.0\.0\.1:1 cannot be reached: /u,
      );
    });
  });
});
