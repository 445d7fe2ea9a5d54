import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { t } from '@vscode/l10n';
import { reasonOf, TaskError } from '@vitruve/workspace';
import { Proxies } from './proxies.ts';

/** Milliseconds in which a server must send something. */
const PATIENCE = 60_000;

/** Redirects that are followed. */
const REDIRECTS = 5;

/** Bytes between two reports of progress. */
const STEP = 1024 * 1024;

export interface DownloadRequest {
  readonly url: URL;
  /** Bytes. */
  readonly maxSize: number;
  readonly signal: AbortSignal;
  /** Called with the bytes so far, and with all that the server announced. */
  readonly onProgress: (done: number, total: number | undefined) => void;
  /** Milliseconds in which a server must send something; one minute unless it is given. */
  readonly patience?: number;
  /** Where proxies are named; that of this process unless it is given. */
  readonly environment?: NodeJS.ProcessEnv;
}

/** What was downloaded. */
export interface Download {
  /** The address that answered, after redirects. */
  readonly address: string;
  readonly bytes: number;
  /** In hexadecimal. */
  readonly sha256: string;
  /** As the server says; ISO 8601. */
  readonly modified: string | undefined;
}

/**
 * Downloads a file. Its encoding is that of the server (`identity` is asked for), so that the SHA-256 is that of the published file.
 * @param path of the file to write; absolute.
 * @throws TaskError when the server cannot be reached, refuses, stops sending, or sends more than allowed.
 */
export async function download(request: DownloadRequest, path: string): Promise<Download> {
  const { url, maxSize, signal, onProgress, patience = PATIENCE } = request;
  const proxies = new Proxies(request.environment ?? process.env);
  const silence = new AbortController();
  const giveUp = setTimeout(() => {
    silence.abort();
  }, patience);
  const both = AbortSignal.any([signal, silence.signal]);
  try {
    const { response, address } = await follow(url, both, proxies);
    const announced = Number(response.headers.get('content-length') ?? Number.NaN);
    if (announced > maxSize) throw tooLarge(url, maxSize);
    const total = Number.isFinite(announced) ? announced : undefined;
    const hash = createHash('sha256');
    let bytes = 0;
    const measure = new Transform({
      transform: (chunk: Buffer, _encoding, next): void => {
        giveUp.refresh();
        const told = Math.floor(bytes / STEP);
        bytes += chunk.length;
        hash.update(chunk);
        if (Math.floor(bytes / STEP) > told) onProgress(bytes, total);
        next(bytes > maxSize ? tooLarge(url, maxSize) : null, chunk);
      },
    });
    const body = response.body ? Readable.fromWeb(response.body) : Readable.from([]);
    await pipeline(body, measure, createWriteStream(path), { signal: both });
    if (total !== undefined && bytes !== total) throw new TaskError(t('{0} ended too early', url.host));
    const modified = Date.parse(response.headers.get('last-modified') ?? '');
    return {
      address: address.href,
      bytes,
      sha256: hash.digest('hex'),
      modified: Number.isNaN(modified) ? undefined : new Date(modified).toISOString(),
    };
  } catch (error) {
    if (error instanceof TaskError || signal.aborted) throw error;
    if (silence.signal.aborted) throw new TaskError(t('{0} does not answer', url.host));
    const cause = firstCause(error);
    const proxy = proxies.proxyOf(url);
    throw new TaskError(
      proxy
        ? t('{0} cannot be reached through the proxy {1}: {2}', url.host, proxy.host, reasonOf(cause))
        : t('{0} cannot be reached: {1}', url.host, reasonOf(cause)),
    );
  } finally {
    clearTimeout(giveUp);
    await proxies.close();
  }
}

/** The answer at the end of redirects, none of which may lead from an encrypted address to one that is not. */
async function follow(
  start: URL,
  signal: AbortSignal,
  proxies: Proxies,
): Promise<{ readonly response: Response; readonly address: URL }> {
  let address = start;
  for (let count = 0; count <= REDIRECTS; count++) {
    const response = await proxies.fetch(address, {
      redirect: 'manual',
      headers: { 'accept-encoding': 'identity' },
      signal,
    });
    const location = response.headers.get('location');
    if (response.status >= 300 && response.status < 400 && location !== null) {
      await response.body?.cancel();
      const next = URL.canParse(location, address.href) ? new URL(location, address.href) : undefined;
      if (next?.protocol !== 'https:' && (next?.protocol !== 'http:' || address.protocol === 'https:'))
        throw new TaskError(t('{0} redirects to an address that is not safe: {1}', address.host, location));
      address = next;
      continue;
    }
    if (response.ok) return { response, address };
    await response.body?.cancel();
    throw new TaskError(t('{0} answers with status {1}', address.host, response.status));
  }
  throw new TaskError(t('{0} redirects too often', start.host));
}

/** What `fetch` wraps, once or twice. */
function firstCause(error: unknown): unknown {
  let cause = error;
  while (cause instanceof Error && cause.cause !== undefined) ({ cause } = cause);
  return cause;
}

function tooLarge({ host }: URL, maxSize: number): TaskError {
  return new TaskError(t('{0} sends more than {1} bytes: "maxSize" sets the limit', host, maxSize));
}
