import { randomUUID } from 'node:crypto';
import { t } from '@vscode/l10n';
import type { FastifyRequest } from 'fastify';
import { isJson, parseJson, readBody } from '../../../http/body.ts';
import { signalOf, unlessAborted } from '../../../http/deadline.ts';
import { HeldBytes } from '../../../http/held-bytes.ts';
import { keepingPace } from '../../../http/pace.ts';
import { RequestError } from '../../../http/request-error.ts';
import type { ServiceHost } from '../../../http/service.ts';
import { badFeatures } from './rows.ts';

/** A body, as JSON or as the text of a CSV file. */
export type Body =
  | { readonly form: 'json'; readonly value: unknown }
  | { readonly form: 'csv'; readonly text: string };

/** Bytes of all bodies that are in memory at once. */
const MOST_BYTES = 256 * 2 ** 20;
/** Marks of a body in JSON: ten thousand rows of fifty named columns have some two million. */
const MOST_MARKS = 4_000_000;
/** Characters of the id of a request. */
const ID_LENGTH = 200;

/** Reads requests, a bounded number of bytes at once, and lets them take turns. */
export class Requests {
  readonly #host: ServiceHost;
  readonly #maxRows: number;
  readonly #held = new HeldBytes(MOST_BYTES);

  /** @param maxRows of a request. */
  constructor(host: ServiceHost, maxRows: number) {
    this.#host = host;
    this.#maxRows = maxRows;
  }

  /**
   * Reads the body of a request, and works on it when it is its turn.
   * @throws RequestError for a body that is too large, too slow, or of another type, and when too many wait.
   */
  async answer<Answer>(request: FastifyRequest, work: (body: Body) => Promise<Answer>): Promise<Answer> {
    const signal = signalOf(request);
    return unlessAborted(signal, this.#answer(request, signal, work));
  }

  /** @throws RequestError when a request has more rows than it may have, or none. */
  countRows(rows: readonly unknown[]): void {
    if (rows.length > this.#maxRows)
      throw new RequestError(413, 'too-many-rows', t('Send at most {0} rows per request', this.#maxRows));
    if (rows.length === 0) throw badFeatures(t('The request has no rows'));
  }

  async #answer<Answer>(
    request: FastifyRequest,
    signal: AbortSignal,
    work: (body: Body) => Promise<Answer>,
  ): Promise<Answer> {
    const form = formOf(request);
    if (!form)
      throw new RequestError(415, 'unsupported-type', t('Send JSON (Content-Type: application/json)'));
    const { limits, gate } = this.#host;
    const length = Number(request.headers['content-length'] ?? limits.bytes);
    if (length > limits.bytes) throw this.#tooLarge();
    const place = gate.reserve();
    try {
      this.#held.take(length);
      try {
        const reading = readBody(request.raw, limits.bytes, {
          empty: () => new RequestError(400, 'no-body', t('The request has no body')),
          tooLarge: () => this.#tooLarge(),
        });
        const body = await keepingPace(request.raw, reading, limits, signal);
        await place.turn(signal);
        return await work(
          form === 'json'
            ? { form: 'json', value: parseJson(body, MOST_MARKS).value }
            : { form: 'csv', text: body.toString('utf8') },
        );
      } finally {
        this.#held.give(length);
      }
    } finally {
      place.leave();
    }
  }

  #tooLarge(): RequestError {
    const megabytes = Math.floor(this.#host.limits.bytes / (1024 * 1024));
    return new RequestError(413, 'too-large', t('The request is larger than {0} MB', megabytes));
  }
}

/** What a body is by its type; undefined for another. Without a type, and as `curl -d` sends it, it is JSON. */
function formOf({ headers }: FastifyRequest): Body['form'] | undefined {
  const type = (headers['content-type'] ?? 'application/json').toLowerCase();
  if (isJson(type) || type.startsWith('application/x-www-form-urlencoded')) return 'json';
  return type.startsWith('text/csv') ? 'csv' : undefined;
}

/** A body that must be JSON. @throws RequestError */
export function jsonOf(body: Body): unknown {
  if (body.form === 'json') return body.value;
  throw new RequestError(415, 'unsupported-type', t('Send JSON (Content-Type: application/json)'));
}

/** The id of a request: what its body or its header says, otherwise a new one. */
export function idOf(request: FastifyRequest, given?: unknown): string {
  const header = request.headers['x-request-id'];
  const id = given ?? (typeof header === 'string' && header !== '' ? header : undefined);
  if (id === undefined) return randomUUID();
  if ((typeof id === 'string' && id.length <= ID_LENGTH && id !== '') || typeof id === 'number')
    return String(id);
  throw new RequestError(
    400,
    'bad-request',
    t('An ID must be a string of at most {0} characters or a number', ID_LENGTH),
  );
}

/** An object with no other names than those. @throws RequestError: a name that is misspelled would be ignored otherwise. */
export function fieldsOf(value: unknown, names: readonly string[]): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new RequestError(400, 'bad-request', t('The body is not a JSON object'));
  const other = Object.keys(value).find((name) => !names.includes(name));
  if (other !== undefined)
    throw new RequestError(
      400,
      'bad-request',
      t('"{0}" is not a valid field. Valid fields: {1}', other, names.join(', ')),
    );
  return value as Readonly<Record<string, unknown>>;
}
