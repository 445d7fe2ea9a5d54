import type { IncomingMessage } from 'node:http';
import { Busboy, type BusboyHeaders } from '@fastify/busboy';
import { t } from '@vscode/l10n';
import { endedEarly, isJson, parseJson, readBody, refusePacked } from '../../../http/body.ts';
import { RequestError } from '../../../http/request-error.ts';
import type { ServeLimits } from '../../../http/limits.ts';
import { keepingPace } from '../../../http/pace.ts';

/** A picture that somebody sent, and what is asked for with it, by name. */
export interface Upload {
  readonly image: Buffer;
  readonly options: ReadonlyMap<string, string>;
  /** The form of the body. */
  readonly form: 'multipart' | 'json' | 'image';
}

/** Names of a picture in a form or in JSON; any file will do in a form. */
const IMAGE_KEYS = ['image', 'file', 'picture', 'photo', 'img', 'data'];

/** A picture in JSON by one of these names. Two of one name are told too, of which a parser keeps one. */
const IMAGE_IN_JSON = /"(?:image|file|picture|photo|img|data)"\s*:\s*"[^"]/giu;

/** Fields of a form beside the picture, and the bytes of each. */
const FIELDS = 20;
const FIELD_BYTES = 200;

/** Marks in JSON beside base64, which has none: more of them are not a picture with a few options, and would take much memory to read. */
const MARKS = 2000;

/**
 * Reads the body of a request, in memory: `multipart/form-data`, JSON with the picture in base64, or the picture itself.
 * @throws RequestError for what is too large, too slow, of another type, or without a picture.
 */
export async function readUpload(
  request: IncomingMessage,
  limits: ServeLimits,
  signal: AbortSignal,
): Promise<Upload> {
  return keepingPace(request, uploadOf(request, limits), limits, signal);
}

async function uploadOf(request: IncomingMessage, limits: ServeLimits): Promise<Upload> {
  refusePacked(request);
  const type = (request.headers['content-type'] ?? '').toLowerCase();
  const length = Number(request.headers['content-length'] ?? 0);
  if (length > bodyLimit(type, limits)) throw tooLarge(limits);
  if (type.startsWith('multipart/form-data')) return fromForm(request, limits);
  if (isJson(type)) return fromJson(request, limits);
  if (type.startsWith('image/') || type.startsWith('application/octet-stream')) {
    return { image: await whole(request, limits.bytes, limits), options: new Map(), form: 'image' };
  }
  throw new RequestError(
    415,
    'unsupported-type',
    t('Send multipart/form-data, JSON with the image in base64, or the image itself'),
  );
}

/** Base64 takes four characters for three bytes. */
function bodyLimit(type: string, { bytes }: ServeLimits): number {
  return (type.includes('json') ? Math.ceil((bytes * 4) / 3) : bytes) + 16 * 1024;
}

async function fromForm(request: IncomingMessage, limits: ServeLimits): Promise<Upload> {
  const options = new Map<string, string>();
  const images: Buffer[] = [];
  await new Promise<void>((resolve, reject) => {
    const form = formReader(request, limits);
    const fail = (error: Error): void => {
      request.unpipe(form);
      reject(error);
    };
    form.on('file', (_name, stream) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('limit', () => {
        fail(tooLarge(limits));
      });
      stream.on('end', () => images.push(Buffer.concat(chunks)));
      stream.on('error', fail);
    });
    form.on('field', (name, value) => options.set(name.toLowerCase(), value));
    form.on('fieldsLimit', () => {
      fail(new RequestError(400, 'bad-form', t('Send at most {0} fields per request', FIELDS)));
    });
    form.on('filesLimit', () => {
      fail(severalImages());
    });
    form.on('error', (error) => {
      const reason = error instanceof Error ? error.message : String(error);
      fail(new RequestError(400, 'bad-form', t('Invalid form data: {0}', reason)));
    });
    form.on('finish', resolve);
    request.on('error', fail);
    request.on('aborted', () => {
      fail(endedEarly());
    });
    request.pipe(form);
  });
  const image = images.find(({ length }) => length > 0);
  if (!image) throw noImage();
  return { image, options, form: 'multipart' };
}

function formReader(request: IncomingMessage, { bytes }: ServeLimits): InstanceType<typeof Busboy> {
  try {
    return new Busboy({
      headers: request.headers as BusboyHeaders,
      limits: {
        files: 1,
        fileSize: bytes,
        fields: FIELDS,
        parts: FIELDS + 2,
        fieldSize: FIELD_BYTES,
        fieldNameSize: 100,
      },
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new RequestError(400, 'bad-form', t('Invalid form data: {0}', reason));
  }
}

async function fromJson(request: IncomingMessage, limits: ServeLimits): Promise<Upload> {
  const body = await whole(request, bodyLimit('json', limits), limits);
  const { text, value: parsed } = parseJson(body, MARKS);
  if (typeof parsed !== 'object' || parsed === null) throw noImage();
  if (hasSeveralImages(text, parsed)) throw severalImages();
  const texts = Object.entries(parsed).map(([name, value]): [string, string] => [
    name.toLowerCase(),
    textOf(value),
  ]);
  const options = new Map(texts);
  const image = inBase64(options);
  if (!image) throw noImage();
  if (image.length > limits.bytes) throw tooLarge(limits);
  for (const key of IMAGE_KEYS) options.delete(key);
  return { image, options, form: 'json' };
}

function hasSeveralImages(text: string, parsed: object): boolean {
  const lists = Object.entries(parsed).some(
    ([name, value]) => IMAGE_KEYS.includes(name.toLowerCase()) && Array.isArray(value) && value.length > 1,
  );
  return lists || (text.match(IMAGE_IN_JSON)?.length ?? 0) > 1;
}

/** A JSON value as a form field would hold it: empty for null, a list with commas, an object as JSON, which no option accepts. */
function textOf(value: unknown): string {
  if (value === null) return '';
  if (Array.isArray(value)) return value.map(textOf).join(',');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A picture in base64, also as a `data:` address. */
function inBase64(texts: ReadonlyMap<string, string>): Buffer | undefined {
  const text = IMAGE_KEYS.map((key) => texts.get(key)).find((value) => value !== undefined && value !== '');
  if (text === undefined) return undefined;
  const encoded = text.startsWith('data:') ? text.slice(text.indexOf(',') + 1) : text;
  if (!/^[\w+/=\s-]+$/u.test(encoded.slice(0, 1000))) {
    throw new RequestError(400, 'bad-base64', t('The image is not valid base64'));
  }
  return Buffer.from(encoded, 'base64');
}

function whole(request: IncomingMessage, most: number, limits: ServeLimits): Promise<Buffer> {
  return readBody(request, most, { empty: noImage, tooLarge: () => tooLarge(limits) });
}

function tooLarge({ bytes }: ServeLimits): RequestError {
  return new RequestError(
    413,
    'too-large',
    t('The image is larger than {0} MB', Math.floor(bytes / (1024 * 1024))),
  );
}

function severalImages(): RequestError {
  return new RequestError(400, 'several-images', t('Send one image per request'));
}

function noImage(): RequestError {
  return new RequestError(400, 'no-image', t('No image in the request'));
}
