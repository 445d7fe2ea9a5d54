import type { IncomingMessage } from 'node:http';
import { t } from '@vscode/l10n';
import { RequestError } from './request-error.ts';

/** What is told of a body that cannot be read. */
export interface BodyFaults {
  readonly empty: () => RequestError;
  readonly tooLarge: () => RequestError;
}

/**
 * Reads the body of a request into memory.
 * @param most bytes.
 * @throws RequestError
 */
export async function readBody(request: IncomingMessage, most: number, faults: BodyFaults): Promise<Buffer> {
  refusePacked(request);
  const chunks: Buffer[] = [];
  let length = 0;
  await new Promise<void>((resolve, reject) => {
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      // What comes beyond is passed over until the answer is sent.
      if (length <= most) chunks.push(chunk);
      else reject(faults.tooLarge());
    });
    request.on('end', resolve);
    request.on('error', reject);
    request.on('aborted', () => {
      reject(endedEarly());
    });
  });
  if (length === 0) throw faults.empty();
  return Buffer.concat(chunks);
}

/** @throws RequestError for a body that would have to be unpacked: a small one may become a large one. */
export function refusePacked({ headers }: IncomingMessage): void {
  const packed = headers['content-encoding'] ?? 'identity';
  if (packed !== 'identity')
    throw new RequestError(415, 'unsupported-type', t('Send the body without compression ({0})', packed));
}

export function isJson(type: string): boolean {
  return /^application\/(?:[\w.-]+\+)?json\b/u.test(type);
}

const IS_MARK: ReadonlySet<number> = new Set(Buffer.from('"[]{},:', 'latin1'));

/**
 * A JSON text as a value.
 * @param most marks (quotes, brackets, commas, colons): a text of many takes much more memory as a value than as a text.
 * @throws RequestError
 */
export function parseJson(body: Buffer, most: number): { readonly text: string; readonly value: unknown } {
  if (hasMoreMarks(body, most))
    throw new RequestError(400, 'bad-json', t('The JSON of the body has too many values'));
  const text = body.toString('utf8');
  try {
    return { text, value: JSON.parse(text) };
  } catch {
    throw new RequestError(400, 'bad-json', t('The body is not valid JSON'));
  }
}

function hasMoreMarks(json: Buffer, most: number): boolean {
  let marks = 0;
  for (const byte of json) if (IS_MARK.has(byte) && ++marks > most) return true;
  return false;
}

export function endedEarly(): RequestError {
  return new RequestError(400, 'bad-form', t('Unexpected end of the request'));
}
