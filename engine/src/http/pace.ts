import type { IncomingMessage } from 'node:http';
import { t } from '@vscode/l10n';
import { RequestError } from './request-error.ts';
import type { ServeLimits } from './limits.ts';

/**
 * Waits for what reads a body, as long as the body keeps coming: a place is not held by one that trickles.
 * @throws RequestError when it comes too slowly, or what `signal` was aborted with.
 */
export async function keepingPace<Read>(
  request: IncomingMessage,
  read: Promise<Read>,
  { pace }: Pick<ServeLimits, 'pace'>,
  signal: AbortSignal,
): Promise<Read> {
  let before = request.socket.bytesRead;
  let watch: NodeJS.Timeout | undefined;
  let give: (() => void) | undefined;
  const gaveUp = new Promise<never>((_resolve, reject) => {
    watch = setInterval(() => {
      const { bytesRead } = request.socket;
      if (bytesRead - before < pace.bytes && !request.complete)
        reject(new RequestError(408, 'slow-upload', t('The upload is too slow')));
      before = bytesRead;
    }, pace.every);
    give = () => {
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', give, { once: true });
  });
  try {
    return await Promise.race([read, gaveUp]);
  } finally {
    clearInterval(watch);
    if (give) signal.removeEventListener('abort', give);
  }
}
