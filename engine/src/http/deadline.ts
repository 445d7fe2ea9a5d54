import type { IncomingMessage } from 'node:http';
import { t } from '@vscode/l10n';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { RequestError } from './request-error.ts';

const signals = new WeakMap<FastifyRequest, AbortSignal>();

/** Aborted when the client of a request is gone, and with a fault when it has taken too long. */
export function signalOf(request: FastifyRequest): AbortSignal {
  const signal = signals.get(request);
  if (!signal) throw new Error('a request without a deadline');
  return signal;
}

/** Gives every request a signal; see `signalOf`. @param time milliseconds from its first byte to its answer. */
export function withDeadline(app: FastifyInstance, time: number): void {
  app.addHook('onRequest', (request, reply, done) => {
    const controller = new AbortController();
    const late = setTimeout(() => {
      controller.abort(new RequestError(504, 'too-slow', t('The request took too long')));
    }, time);
    reply.raw.on('close', () => {
      clearTimeout(late);
      // Whoever has been answered waits for nothing.
      if (!reply.raw.writableFinished) controller.abort();
    });
    signals.set(request, controller.signal);
    done();
  });
}

/**
 * What `work` comes to, unless its request ends before: who works with a model looks at the signal only once that has
 * answered, and nobody waits for it until then.
 * @throws what the signal was aborted with.
 */
export async function unlessAborted<Answer>(signal: AbortSignal, work: Promise<Answer>): Promise<Answer> {
  signal.throwIfAborted();
  let give: (() => void) | undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    give = () => {
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', give, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    if (give) signal.removeEventListener('abort', give);
    // It ends after its request has: there is no response to write.
    work.catch(() => undefined);
  }
}

/** Milliseconds for a client to hear why what it still sends is not wanted. */
const HEARING = 1000;

/** Lets the rest of a request go by, and ends it when it does not end. */
export function endUnread(request: IncomingMessage): void {
  request.unpipe();
  request.removeAllListeners('data');
  request.resume();
  const end = setTimeout(() => request.destroy(), HEARING);
  request.once('close', () => {
    clearTimeout(end);
  });
}
