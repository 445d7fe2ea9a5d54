import { timingSafeEqual, createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { t } from '@vscode/l10n';
import type { DetectorFor } from '../tasks/blur/detectors.ts';
import type { BlurTask } from '../tasks/blur/task.ts';
import type { Detector } from '../vision/detection/detection.ts';
import { ImageFault } from '../vision/images/fault.ts';
import { detectAnswer, predictAnswer, send, sendFault, type Answer } from './answer.ts';
import { RequestFault } from './fault.ts';
import { Gate } from './gate.ts';
import type { ServeLimits } from './limits.ts';
import { openApi } from './openapi.ts';
import { readUpload } from './upload.ts';
import { wishedTask } from './wishes.ts';
import { detect, predict, type Work } from './work.ts';

/** What a service does, and for whom. */
export interface Service {
  /** What is done unless a request asks for something else. */
  readonly task: BlurTask;
  readonly detectorFor: DetectorFor;
  readonly limits: ServeLimits;
  /** Names that the service goes by in the header `Host`: others reach it by way of a name that leads here on purpose. */
  readonly hosts: readonly string[];
  /** Pages of these origins may ask; those of no other. */
  readonly origins: readonly string[];
  /** What requests must bear, if anything. */
  readonly token: string | undefined;
  /** Of Vitruve. */
  readonly version: string;
  /** One line for each request: nothing of the picture. */
  readonly log?: (line: string) => void;
}

/** Milliseconds that a client has for the headers of a request. */
const HEADERS = 10_000;

const MOST_CONNECTIONS = 256;

/**
 * A service that finds and covers faces and plates: `POST /detect`, `POST /predict`, `GET /health`, `GET /openapi.json`.
 * Pictures are held in memory while they are worked on, and nowhere else.
 */
export function blurServer(service: Service): Server {
  const gate = new Gate(service.limits.atOnce, service.limits.waiting);
  const server = createServer(
    { requestTimeout: Math.max(service.limits.time, HEADERS), headersTimeout: HEADERS },
    (request, response) => {
      void answer(request, response, service, gate);
    },
  );
  // Those for whom there is no place are told so.
  server.maxConnections = MOST_CONNECTIONS;
  return server;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  service: Service,
  gate: Gate,
): Promise<void> {
  const began = performance.now();
  const path = pathOf(request);
  const gone = new AbortController();
  response.on('close', () => {
    gone.abort();
  });
  const late = AbortSignal.timeout(service.limits.time);
  try {
    allowOrigin(request, response, service);
    const signal = AbortSignal.any([gone.signal, late]);
    // A model that is asked answers before it looks at the signal: its place is taken until then, and nobody waits for it.
    send(response, await Promise.race([route(request, path, service, gate, signal), abortionOf(signal)]));
  } catch (error) {
    sendFault(response, faultOf(error, late), request.complete);
    if (!request.complete) forget(request);
  }
  service.log?.(
    `${request.method ?? ''} ${path} ${response.statusCode} ${Math.round(performance.now() - began)} ms`,
  );
}

/** Milliseconds for a client to hear why what it still sends is not wanted. */
const HEARING = 1000;

/** Lets the rest of a request go by, and ends it when it does not end. */
function forget(request: IncomingMessage): void {
  request.unpipe();
  request.removeAllListeners('data');
  request.resume();
  const end = setTimeout(() => request.destroy(), HEARING);
  request.once('close', () => {
    clearTimeout(end);
  });
}

function abortionOf(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => {
      reject(signal.reason as Error);
    });
  });
}

async function route(
  request: IncomingMessage,
  path: string,
  service: Service,
  gate: Gate,
  signal: AbortSignal,
): Promise<Answer> {
  const { method = '' } = request;
  if (method === 'OPTIONS') return { status: 204, body: undefined };
  if (path === '/health') return onlyFor(method, 'GET', () => health(service));
  if (path === '/openapi.json') {
    return onlyFor(method, 'GET', () => Promise.resolve({ status: 200, body: openApi(service) }));
  }
  const work = path === '/detect' ? detectAnswer : path === '/predict' ? predictAnswer : undefined;
  if (!work)
    throw new RequestFault(
      404,
      'not-found',
      t('Valid values: {0}', '/detect, /predict, /health, /openapi.json'),
    );
  return onlyFor(method, 'POST', async () => {
    checkToken(request, service.token);
    // Before the picture is read: those that wait are in memory.
    const place = gate.reserve();
    try {
      const upload = await readUpload(request, service.limits, signal);
      const task = wishedTask(service.task, new Map([...queryOf(request), ...upload.wishes]));
      await place.turn(signal);
      const done: Work = {
        task,
        detectors: await detectorsFor(service, task),
        limits: service.limits,
        signal,
      };
      return work === detectAnswer
        ? detectAnswer(await detect(upload.image, done))
        : predictAnswer(await predict(upload.image, done), wantsJson(request, upload.form));
    } finally {
      place.leave();
    }
  });
}

function detectorsFor(
  { detectorFor, limits }: Service,
  { subjects, models }: BlurTask,
): Promise<readonly Detector[]> {
  return Promise.all(subjects.map((subject) => detectorFor(subject, models[subject], limits.atOnce)));
}

async function health(service: Service): Promise<Answer> {
  const detectors = await detectorsFor(service, service.task);
  const models = detectors.flatMap((detector) => detector.models);
  return { status: 200, body: { status: 'ok', version: service.version, models } };
}

async function onlyFor(method: string, allowed: string, work: () => Promise<Answer>): Promise<Answer> {
  if (method === allowed || (allowed === 'GET' && method === 'HEAD')) return work();
  throw new RequestFault(405, 'wrong-method', t('Use {0}', allowed));
}

/** Controllers of .NET answer in any case: `/Detect`. */
function pathOf({ url = '/' }: IncomingMessage): string {
  return (url.split(/[?#]/u, 1)[0] ?? '/').toLowerCase().replace(/(?<=.)\/+$/u, '');
}

function queryOf({ url = '' }: IncomingMessage): readonly [string, string][] {
  const at = url.indexOf('?');
  return at === -1
    ? []
    : [...new URLSearchParams(url.slice(at + 1))].map(([name, value]) => [name.toLowerCase(), value]);
}

/** The answer has the form of the question, unless the header `Accept` says another. */
function wantsJson({ headers: { accept = '' } }: IncomingMessage, form: string): boolean {
  if (accept.includes('application/json')) return true;
  return form === 'json' && !accept.includes('image/');
}

/**
 * A page of the web that somebody has open may ask whatever listens on their machine: it is refused unless its origin was named.
 * So is a name that was made to lead here, by which the page would be of the same origin.
 */
function allowOrigin(request: IncomingMessage, response: ServerResponse, { hosts, origins }: Service): void {
  const host = (request.headers.host ?? '').toLowerCase().replace(/:\d+$/u, '');
  if (!hosts.includes('*') && !hosts.includes(host)) {
    throw new RequestFault(421, 'wrong-host', t('"{0}" is not a valid host name of this service', host));
  }
  const { origin } = request.headers;
  if (origin === undefined) return;
  if (!origins.includes(origin)) {
    throw new RequestFault(
      403,
      'wrong-origin',
      t('Requests from pages of {0} are not allowed: use --origin to allow them', origin),
    );
  }
  response.setHeader('Access-Control-Allow-Origin', origin);
  response.setHeader('Vary', 'Origin');
  response.setHeader('Access-Control-Allow-Methods', 'GET, POST');
  response.setHeader('Access-Control-Allow-Headers', 'Content-Type, Authorization');
}

function checkToken({ headers }: IncomingMessage, token: string | undefined): void {
  if (token === undefined) return;
  const given = /^Bearer (.+)$/iu.exec(headers.authorization ?? '')?.[1] ?? '';
  // Digests have the same length whatever was given.
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  if (!timingSafeEqual(digest(given), digest(token))) {
    throw new RequestFault(401, 'unauthorised', t('Missing or invalid header "Authorization: Bearer …"'));
  }
}

function faultOf(error: unknown, late: AbortSignal): RequestFault {
  if (error instanceof RequestFault) return error;
  if (error instanceof ImageFault) return new RequestFault(422, 'bad-image', error.message);
  if (late.aborted) return new RequestFault(504, 'too-slow', t('The processing of the image took too long'));
  return new RequestFault(500, 'failed', t('The processing failed'));
}
