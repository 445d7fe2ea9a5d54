import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PipelineFolder } from '../../pipelines/testing/pipeline-folder.ts';
import { prepareTask, runTask, type FinishedTask } from '../../running/run-task.ts';
import { TASKS } from '../index.ts';
import { download, type Download } from './download.ts';
import { Proxies } from './proxies.ts';
import { fetchTask, type FetchResult } from './fetch-task.ts';

const TEXT = 'commune,votes\nLyon,12\n';
const HASH = createHash('sha256').update(TEXT).digest('hex');
const CHANGED = 'Mon, 02 Mar 2026 10:00:00 GMT';

describe('vitruve/fetch', () => {
  let folder = '';
  let server: Server;
  let base = '';
  let asked: string[] = [];

  const answers: Readonly<Record<string, RequestListener>> = {
    '/votes.csv': (_request, response) => response.setHeader('Last-Modified', CHANGED).end(TEXT),
    '/moved': (_request, response) => response.writeHead(302, { location: '/votes.csv' }).end(),
    '/circle': (_request, response) => response.writeHead(301, { location: '/circle' }).end(),
    '/disk': (_request, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
    '/cut': (_request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half', () => response.destroy());
    },
    '/endless': (request, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536)));
      };
      response.on('drain', more);
      more();
      request.on('close', () => response.destroy());
    },
    '/silent': (_request, response) => void response.write('a'),
  };

  before(async () => {
    server = createServer((request, response) => {
      const path = request.url ?? '';
      asked.push(path);
      const answer = answers[path];
      if (answer) answer(request, response);
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  beforeEach(async () => {
    asked = [];
    folder = await mkdtemp(join(tmpdir(), 'vitruve-fetch-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function run(
    path: string,
    inputs: Readonly<Record<string, unknown>> = {},
    signal = new AbortController().signal,
  ): Promise<FinishedTask> {
    const all = { url: `${base}${path}`, output: 'data/votes.csv', ...inputs };
    const prepared = await prepareTask(fetchTask(), all, { folder, version: '1.0.0' });
    return runTask(prepared, { signal, onStep: () => undefined });
  }
  const text = (path: string): string => readFileSync(join(folder, path), 'utf8');

  it('downloads a file through redirects, and records where it comes from', async () => {
    const { summary, result } = await run('/moved', {
      source: 'data/source.json',
      license: 'Licence Ouverte',
    });
    assert.equal(text('data/votes.csv'), TEXT);
    assert.match(summary.text, new RegExp(`data/votes\\.csv \\(SHA-256 ${HASH}\\)`, 'u'));
    const { downloaded, ...known } = JSON.parse(text('data/source.json')) as FetchResult;
    assert.deepEqual(known, {
      version: 1,
      path: 'data/votes.csv',
      url: `${base}/moved`,
      address: `${base}/votes.csv`,
      bytes: TEXT.length,
      sha256: HASH,
      modified: new Date(CHANGED).toISOString(),
      license: 'Licence Ouverte',
    });
    assert.equal(downloaded, (result as FetchResult).downloaded);
  });

  it('asks for nothing when the expected content is there', async () => {
    await run('/votes.csv', { sha256: HASH.toUpperCase() });
    const { summary } = await run('/votes.csv', { sha256: HASH, source: 'source.json' });
    assert.deepEqual(asked, ['/votes.csv']);
    assert.match(summary.text, /already has/u);
    assert.equal((JSON.parse(text('source.json')) as FetchResult).sha256, HASH);
  });

  it('keeps what is there when the content is another one', async () => {
    await writeFile(join(folder, 'votes.csv'), 'old');
    await assert.rejects(
      run('/votes.csv', { output: 'votes.csv', sha256: '0'.repeat(64) }),
      new RegExp(`its SHA-256 is ${HASH}, not 000`, 'u'),
    );
    assert.equal(text('votes.csv'), 'old');
    assert.deepEqual(readdirSync(folder), ['votes.csv']);
  });

  for (const [path, inputs, reason] of [
    ['/gone', {}, /answers with status 404/u],
    ['/circle', {}, /redirects too often/u],
    ['/disk', {}, /not safe: file:/u],
    ['/cut', {}, /cannot be reached|too early/u],
    ['/endless', { maxSize: '200k' }, /more than 200000 bytes/u],
    ['/cut', { maxSize: '50' }, /more than 50 bytes/u],
    ['', { url: 'https://me:secret@localhost/x' }, /user name or a password/u],
    ['', { url: 'http://[' }, /not a valid address/u],
    ['', { url: 'http://127.0.0.1:1/x' }, /cannot be reached/u],
  ] as const)
    it(`leaves nothing behind when it fails: ${reason.source}`, async () => {
      await assert.rejects(run(path, inputs), reason);
      assert.equal(existsSync(join(folder, 'data/votes.csv')), false);
      const left = existsSync(join(folder, 'data')) ? readdirSync(join(folder, 'data')) : [];
      assert.deepEqual(left, []);
    });

  it('follows nobody from an encrypted address to one that is not', async () => {
    const { fetch } = globalThis;
    globalThis.fetch = () =>
      Promise.resolve(new Response(null, { status: 302, headers: { location: 'http://example.org/x' } }));
    try {
      await assert.rejects(run('', { url: 'https://example.org/x' }), /not safe: http:/u);
    } finally {
      globalThis.fetch = fetch;
    }
  });

  it('gives up a server that sends nothing, and stops when it is canceled', async () => {
    const request = {
      url: new URL(`${base}/silent`),
      maxSize: 100,
      signal: new AbortController().signal,
      onProgress: () => undefined,
      patience: 50,
    };
    await assert.rejects(download(request, join(folder, 'x')), /does not answer/u);
    const stop = new AbortController();
    const running = run('/silent', {}, stop.signal);
    setTimeout(() => {
      stop.abort();
    }, 50);
    await assert.rejects(running, /canceled/u);
  });

  describe('through a proxy', () => {
    let proxy: Server;
    let address = '';
    let seen: string[] = [];

    before(async () => {
      proxy = createServer((request, response) => {
        seen.push(`${request.url} ${request.headers['proxy-authorization'] ?? ''}`);
        response.end(TEXT);
      }).on('connect', (request: IncomingMessage, socket: Socket) => {
        seen.push(`CONNECT ${request.url}`);
        socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
      });
      await new Promise<void>((resolve) => {
        proxy.listen(0, '127.0.0.1', resolve);
      });
      address = `127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    });
    beforeEach(() => {
      seen = [];
    });
    after(() => {
      proxy.closeAllConnections();
      proxy.close();
    });

    const through = (url: string, environment: NodeJS.ProcessEnv): Promise<Download> =>
      download(
        {
          url: new URL(url),
          maxSize: 1000,
          signal: new AbortController().signal,
          onProgress: () => undefined,
          environment,
        },
        join(folder, 'x'),
      );

    it('asks it for the file, with its user and password', async () => {
      const { sha256 } = await through('http://data.example.org/a.csv', {
        HTTP_PROXY: `http://u:s%40cret@${address}`,
      });
      assert.equal(sha256, HASH);
      const basic = Buffer.from('u:s@cret').toString('base64');
      assert.deepEqual(seen, [`http://data.example.org/a.csv Basic ${basic}`]);
    });

    it('opens a tunnel for an encrypted address, and says what the proxy refuses without its password', async () => {
      const refused = through('https://data.example.org/a.csv', {
        https_proxy: `http://u:secret@${address}`,
      });
      await assert.rejects(refused, (error: Error) => {
        assert.match(
          error.message,
          /^data\.example\.org cannot be reached through the proxy 127\.0\.0\.1:\d+: .*407/u,
        );
        assert.doesNotMatch(error.message, /secret/u);
        return true;
      });
      assert.deepEqual(seen, ['CONNECT data.example.org:443']);
    });

    it('goes past it where NO_PROXY says so', async () => {
      await through(`${base}/votes.csv`, { HTTP_PROXY: address, NO_PROXY: 'example.org,127.0.0.1' });
      assert.deepEqual([seen, asked], [[], ['/votes.csv']]);
    });

    it('finds the proxy of an address', () => {
      const of = (url: string, environment: NodeJS.ProcessEnv): string | undefined =>
        new Proxies(environment).proxyOf(new URL(url))?.href;
      const both = { HTTPS_PROXY: 'http://p:1', HTTP_PROXY: 'q:2' };
      assert.equal(of('https://a.fr/x', both), 'http://p:1/');
      assert.equal(of('http://a.fr/x', both), 'http://q:2/');
      assert.equal(of('https://a.fr/x', { HTTP_PROXY: 'http://q:2' }), undefined);
      for (const list of ['a.fr', '.fr', '*.fr', 'b.fr, a.fr', '*', 'a.fr:443', 'A.FR'])
        assert.equal(of('https://a.fr/x', { ...both, no_proxy: list }), undefined, list);
      for (const list of ['', 'fr.a', 'aa.fr', 'a.fr:80', 'x.a.fr'])
        assert.equal(of('https://a.fr/x', { ...both, NO_PROXY: list }), 'http://p:1/', list);
      for (const wrong of ['socks5://p:1', 'http://p:secret@ /'])
        assert.throws(() => of('https://a.fr/x', { HTTPS_PROXY: wrong }), {
          message: 'HTTPS_PROXY is not the address of a proxy such as http://proxy.example.org:3128',
        });
    });
  });

  it('is a stage that runs only where downloads are allowed, and needs no server for what is cached', async () => {
    const pipeline = await new PipelineFolder().write({
      'x.pipeline.yaml': `version: 1
stages:
  votes:
    uses: vitruve/fetch
    with: {url: '${base}/votes.csv', sha256: ${HASH}, output: '\${outputs.votes}'}
    outputs: {votes: data/votes.csv}
    retries: 2
`,
    });
    try {
      const refused = await pipeline.run({ tasks: TASKS });
      assert.deepEqual(refused.states, { votes: 'failed' });
      assert.match(refused.reasons['votes'] ?? '', /--allow-downloads/u);
      assert.deepEqual(asked, []);
      assert.deepEqual((await pipeline.run({ tasks: TASKS, allowDownloads: true })).states, {
        votes: 'done',
      });
      assert.equal(pipeline.text('data/votes.csv'), TEXT);
      await rm(pipeline.at('data'), { recursive: true });
      assert.deepEqual((await pipeline.run({ tasks: TASKS })).states, { votes: 'restored' });
      assert.deepEqual(asked, ['/votes.csv']);
    } finally {
      pipeline.remove();
    }
  });
});
