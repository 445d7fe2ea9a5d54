import { createHash, timingSafeEqual } from 'node:crypto';
import swagger from '@fastify/swagger';
import { t } from '@vscode/l10n';
import { UserError } from '@vitruve/workspace';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { endUnread, withDeadline } from './deadline.ts';
import { RequestError } from './request-error.ts';
import { Gate } from './gate.ts';
import type { ServeLimits } from './limits.ts';

/** What the routes of a task may use of the service that they are part of. */
export interface ServiceHost {
  readonly limits: ServeLimits;
  /** The values of the options that the schema of the task declares under `x-service`, by their names. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Who is worked for, and who waits. */
  readonly gate: Gate;
  /** Of Vitruve. */
  readonly version: string;
  /** Tells whoever runs the service of a fault that no answer tells of. */
  readonly warn: (text: string) => void;
}

/** What a task answers over HTTP. */
export interface ServiceRoutes {
  /** In the description of the service. */
  readonly title: string;
  readonly description: string;
  /** The schemas that the schemas of the routes refer to, each with an `$id`. */
  readonly schemas: readonly object[];
  /** The code of the error that a request is answered with when the task refuses what was sent. */
  readonly refusal: string;
  /** Opens what must be there before anybody asks. @throws UserError when it cannot be used. */
  warm(): Promise<void>;
  /** Adds the routes. Bodies are not read: a handler does, within the limits. */
  register(app: FastifyInstance): void;
}

/** What a service is, and for whom. */
export interface ServiceOptions {
  readonly routes: (host: ServiceHost) => ServiceRoutes;
  readonly limits: ServeLimits;
  /** Of the task; see `ServiceHost`. */
  readonly options: ServiceHost['options'];
  /** Names that the service goes by in the header `Host`: others reach it by way of a name that leads here on purpose. */
  readonly hosts: readonly string[];
  /** Only pages of these origins may send requests. */
  readonly origins: readonly string[];
  /** What requests must bear, if anything, but for routes that anybody may ask (`security: []` in their schema). */
  readonly token: string | undefined;
  /** Of Vitruve. */
  readonly version: string;
  /** See `ServiceHost`. */
  readonly warn?: (text: string) => void;
  /** One line for each request: nothing of what was sent. */
  readonly log?: (line: string) => void;
}

/** Milliseconds that a client has for the headers of a request. */
const HEADERS = 10_000;

/** Most of them wait for a place, or are told that there is none. */
const MOST_CONNECTIONS = 2048;

/**
 * The service of a task: its routes, and `GET /openapi.json`, which is made of their schemas.
 * @throws UserError when what it needs cannot be used.
 */
export async function createService(options: ServiceOptions): Promise<FastifyInstance> {
  const { limits, version, log, warn = () => undefined } = options;
  const gate = new Gate(limits.atOnce, limits.waiting);
  const routes = options.routes({ limits, options: options.options, gate, version, warn });
  await routes.warm();
  const app = fastify({
    requestTimeout: Math.max(limits.time, HEADERS),
    http: { headersTimeout: HEADERS },
    forceCloseConnections: true,
    // Controllers of .NET answer in any case: `/Detect`, `/Detect/`.
    rewriteUrl: ({ url = '/' }) => normalized(url),
  });
  // Requests for which there is no place are refused.
  app.server.maxConnections = MOST_CONNECTIONS;
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _payload, done) => {
    done(null);
  });
  // Options are validated by who knows their older forms; answers have what their handlers give.
  app.setValidatorCompiler(() => (value: unknown) => ({ value }));
  app.setSerializerCompiler(() => (data) => `${JSON.stringify(data)}\n`);
  app.addHook('onRequest', (request, reply, done) => {
    checkHost(request, options);
    allowOrigin(request, reply, options);
    if (request.method === 'OPTIONS') {
      reply.code(204).send();
      return;
    }
    if (!isOpen(request)) checkToken(request, options.token);
    done();
  });
  app.addHook('onSend', (_request, reply, _payload, done) => {
    // Neither a proxy nor a browser keeps what was sent.
    reply.header('Cache-Control', 'no-store').header('X-Content-Type-Options', 'nosniff');
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    const path = request.url.split('?', 1)[0] ?? '';
    log?.(`${request.method} ${path} ${reply.statusCode} ${Math.round(reply.elapsedTime)} ms`);
    done();
  });
  app.setErrorHandler((error, request, reply) => sendFault(request, reply, faultOf(error, routes)));
  app.setNotFoundHandler((request, reply) => sendFault(request, reply, notFound(app, request)));
  withDeadline(app, limits.time);
  for (const schema of routes.schemas) app.addSchema(schema);
  await describe(app, options, routes);
  routes.register(app);
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger());
  await app.ready();
  return app;
}

/** The description of the service as OpenAPI, for clients that are generated from it. */
async function describe(
  app: FastifyInstance,
  { version, token }: ServiceOptions,
  { title, description }: ServiceRoutes,
): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title, version, description },
      ...(token === undefined
        ? {}
        : {
            components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
            security: [{ token: [] }],
          }),
    },
    exposeHeadRoutes: false,
    refResolver: {
      buildLocalReference: ({ $id }, _base, _fragment, index) =>
        typeof $id === 'string' ? $id : `schema-${index}`,
    },
  });
}

/** Path and names of parameters in lower case, without slashes at the end of the path. */
function normalized(url: string): string {
  const [path = '/', query] = url.split('?', 2);
  const plain = path.toLowerCase().replace(/(?<=.)\/+$/u, '');
  return query === undefined ? plain : `${plain}?${query}`;
}

function notFound(app: FastifyInstance, { url, method }: FastifyRequest): RequestError {
  const [path = '/'] = url.split('?', 1);
  for (const allowed of ['GET', 'POST'] as const)
    if (method !== allowed && app.hasRoute({ url: path, method: allowed }))
      return new RequestError(405, 'wrong-method', t('Use {0}', allowed));
  const known = ['/openapi.json', ...Object.keys(app.swagger().paths ?? {})].sort().join(', ');
  return new RequestError(404, 'not-found', t('Valid values: {0}', known));
}

function checkHost({ headers }: FastifyRequest, { hosts }: ServiceOptions): void {
  const host = (headers.host ?? '').toLowerCase().replace(/:\d+$/u, '');
  if (!hosts.includes('*') && !hosts.includes(host)) {
    throw new RequestError(421, 'wrong-host', t('"{0}" is not a valid host name of this service', host));
  }
}

/** A page of the web that somebody has open may ask whatever listens on their machine: it is refused unless its origin was named. */
function allowOrigin(
  { headers: { origin } }: FastifyRequest,
  reply: FastifyReply,
  { origins }: ServiceOptions,
): void {
  if (origin === undefined) return;
  if (!origins.includes(origin)) {
    throw new RequestError(
      403,
      'wrong-origin',
      t('Requests from pages of {0} are not allowed: use --origin to allow them', origin),
    );
  }
  reply.header('Access-Control-Allow-Origin', origin);
  reply.header('Vary', 'Origin');
  reply.header('Access-Control-Allow-Methods', 'GET, POST');
  reply.header('Access-Control-Allow-Headers', 'Content-Type, Authorization');
}

/** Whether anybody may ask: the schema of a route says so, as the description of the service does. */
function isOpen({ routeOptions }: FastifyRequest): boolean {
  const { security, hide }: { readonly security?: readonly unknown[]; readonly hide?: boolean } =
    routeOptions.schema ?? {};
  return hide === true || security?.length === 0;
}

function checkToken({ headers }: FastifyRequest, token: string | undefined): void {
  if (token === undefined) return;
  const given = /^Bearer (.+)$/iu.exec(headers.authorization ?? '')?.[1] ?? '';
  // Digests have the same length whatever was given.
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  if (!timingSafeEqual(digest(given), digest(token))) {
    throw new RequestError(401, 'unauthorised', t('Missing or invalid header "Authorization: Bearer …"'));
  }
}

function faultOf(error: unknown, { refusal }: ServiceRoutes): RequestError {
  if (error instanceof RequestError) return error;
  if (error instanceof UserError) return new RequestError(422, refusal, error.message);
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  if (status === 415) return new RequestError(415, 'unsupported-type', t('The content type is not valid'));
  return new RequestError(500, 'failed', t('The processing failed'));
}

/** `{ "error": { "code": "too-large", "message": "…" } }` */
function sendFault(request: FastifyRequest, reply: FastifyReply, fault: RequestError): FastifyReply {
  const { status, code, message } = fault;
  if (status === 503) reply.header('Retry-After', '5');
  if (status === 401) reply.header('WWW-Authenticate', 'Bearer');
  if (!request.raw.complete) {
    // The rest of what is being sent is not read.
    reply.header('Connection', 'close');
    endUnread(request.raw);
  }
  return reply.code(status).type('application/json; charset=utf-8').send({ error: { code, message } });
}
