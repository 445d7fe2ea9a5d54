import { createWriteStream, openAsBlob } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { t } from '@vscode/l10n';
import { reasonOf, TaskError } from '@vitruve/workspace';
import { AwsClient } from 'aws4fetch';
import type { RemoteStore } from './store.ts';

/** Bytes of the largest file that one request may carry. */
const LARGEST = 5 * 1024 ** 3;

/** Milliseconds that one request may take. */
const PATIENCE = 30 * 60 * 1000;

/** How often a request is repeated that a server is too busy for. */
const RETRIES = 3;

/** A bucket of an object store that speaks the protocol of S3. */
export class S3Store implements RemoteStore {
  readonly #client: AwsClient;
  /** With a slash at its end. */
  readonly #base: string;

  private constructor(client: AwsClient, base: string) {
    this.#client = client;
    this.#base = base;
  }

  /**
   * @param address `s3://bucket/prefix`.
   * @param environment has the credentials, and as `AWS_ENDPOINT_URL_S3` or `AWS_ENDPOINT_URL` the server if it is not that of AWS.
   * @throws TaskError for an address that is not valid, or credentials that are missing.
   */
  static at(address: string, environment: NodeJS.ProcessEnv): S3Store {
    const [, bucket = '', prefix = ''] = /^s3:\/\/([a-z0-9][a-z0-9.-]+)(?:\/(.*))?$/iu.exec(address) ?? [];
    if (bucket === '')
      throw new TaskError(t('"{0}" is not a valid address: write a folder or s3://bucket/prefix', address));
    const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_REGION, AWS_DEFAULT_REGION } =
      environment;
    if (!AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY)
      throw new TaskError(
        t(
          'Credentials are missing: set the environment variables {0} and {1}',
          'AWS_ACCESS_KEY_ID',
          'AWS_SECRET_ACCESS_KEY',
        ),
      );
    const region = AWS_REGION || AWS_DEFAULT_REGION || 'us-east-1';
    const endpoint = environment['AWS_ENDPOINT_URL_S3'] || environment['AWS_ENDPOINT_URL'];
    const base = endpoint
      ? `${endpoint.replace(/\/$/u, '')}/${bucket}/`
      : `https://${bucket}.s3.${region}.amazonaws.com/`;
    const client = new AwsClient({
      accessKeyId: AWS_ACCESS_KEY_ID,
      secretAccessKey: AWS_SECRET_ACCESS_KEY,
      ...(AWS_SESSION_TOKEN ? { sessionToken: AWS_SESSION_TOKEN } : {}),
      service: 's3',
      region,
      retries: RETRIES,
    });
    const names = prefix.split('/').filter((name) => name !== '');
    return new S3Store(client, `${base}${names.map((name) => `${encodeURIComponent(name)}/`).join('')}`);
  }

  async has(name: string): Promise<boolean> {
    return (await this.#request(name, { method: 'HEAD' })) !== undefined;
  }

  async get(name: string, to: string): Promise<boolean> {
    const response = await this.#request(name, { method: 'GET' });
    if (!response) return false;
    const { body } = response;
    await pipeline(body ? Readable.fromWeb(body) : Readable.from([]), createWriteStream(to));
    return true;
  }

  async put(name: string, from: string, sha256: string | undefined): Promise<void> {
    const body = await openAsBlob(from);
    if (body.size > LARGEST)
      throw new TaskError(t('"{0}" has more than 5 GB: it cannot be sent to S3', name));
    // The server refuses what arrives with another content.
    const headers = sha256 === undefined ? undefined : { 'x-amz-content-sha256': sha256 };
    if (!(await this.#request(name, { method: 'PUT', body, ...(headers ? { headers } : {}) })))
      throw new TaskError(t('The bucket does not exist: {0}', this.#base));
  }

  /** @returns undefined for what is not there. @throws TaskError when the server cannot be reached, or refuses. */
  async #request(name: string, init: RequestInit): Promise<Response | undefined> {
    const url = `${this.#base}${name.split('/').map(encodeURIComponent).join('/')}`;
    let response: Response;
    try {
      response = await this.#client.fetch(url, {
        ...init,
        redirect: 'manual',
        signal: AbortSignal.timeout(PATIENCE),
      });
    } catch (error) {
      const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
      throw new TaskError(t('{0} cannot be reached: {1}', new URL(url).host, reasonOf(cause)));
    }
    if (response.ok) return response;
    const code = /<Code>([^<]{1,100})<\/Code>/u.exec(await response.text().catch(() => ''))?.[1] ?? '';
    if (response.status === 404) return undefined;
    throw new TaskError(
      t('{0} refuses the request: status {1} {2}', new URL(url).host, response.status, code).trimEnd(),
    );
  }
}
