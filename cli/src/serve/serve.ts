import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { t } from '@vscode/l10n';
import { WarmDetectors } from '@vitruve/engine/tasks/blur/detectors';
import { DEFAULT_TASK } from '@vitruve/engine/tasks/blur/defaults';
import type { BlurTask } from '@vitruve/engine/tasks/blur/task';
import { TaskFault } from '@vitruve/workspace/fault';
import { readConfiguration } from '@vitruve/engine/tasks/blur/configuration';
import { createDetector } from '@vitruve/engine/vision/detection/detector';
import { ModelFault } from '@vitruve/engine/inference/signature';
import { SERVE_LIMITS } from '@vitruve/engine/http/limits';
import { blurServer } from '@vitruve/engine/http/server';
import { VERSION } from '@vitruve/workspace/shipped-files';
import { EXIT, Failure, type ExitCode } from '../failure.ts';
import { endOnInterruption } from '../interruption.ts';

/** The options of `vitruve serve --blur`. */
export interface ServeFlags {
  readonly blur?: boolean;
  readonly config?: string;
  readonly port: number;
  readonly host: string;
  readonly origin: readonly string[];
  readonly maxSize: number;
  readonly maxPixels: number;
  readonly concurrency: number;
  readonly timeout: number;
  readonly quiet?: boolean;
}

/** The name of the variable that holds what requests must bear. A command line is seen by everybody on the machine. */
export const TOKEN_VARIABLE = 'VITRUVE_TOKEN';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Runs `vitruve serve --blur` until it is interrupted.
 * @throws Failure when it cannot begin.
 */
export async function serveBlur(flags: ServeFlags, environment: NodeJS.ProcessEnv): Promise<ExitCode> {
  const task = await taskOf(flags.config);
  const detectors = new WarmDetectors(createDetector);
  const token = environment[TOKEN_VARIABLE] || undefined;
  const isLocal = LOOPBACK.includes(flags.host) || flags.host === '::1';
  const server = blurServer({
    task,
    detectorFor: (...wanted) => detectors.detectorFor(...wanted),
    limits: {
      ...SERVE_LIMITS,
      bytes: flags.maxSize * 1024 * 1024,
      pixels: flags.maxPixels * 1_000_000,
      atOnce: flags.concurrency,
      time: flags.timeout * 1000,
    },
    hosts: isLocal ? LOOPBACK : ['*'],
    origins: flags.origin,
    token,
    version: VERSION,
    ...(flags.quiet === true ? {} : { log: (line: string) => process.stderr.write(`${line}\n`) }),
  });
  try {
    // Opened now: a model that cannot be used is told of before anybody asks.
    await Promise.all(
      task.subjects.map((subject) => detectors.detectorFor(subject, task.models[subject], flags.concurrency)),
    );
    server.listen(flags.port, flags.host);
    await once(server, 'listening');
  } catch (error) {
    await detectors.dispose();
    if (error instanceof ModelFault || (error instanceof Error && 'syscall' in error)) {
      throw new Failure(error.message);
    }
    throw error;
  }
  const { address, port, family } = server.address() as AddressInfo;
  const shown = family === 'IPv6' ? `[${address}]` : address;
  process.stdout.write(`${t('Listening on {0}', `http://${shown}:${port}`)}\n`);
  if (!isLocal && token === undefined) {
    process.stderr.write(
      `${t('Anyone who can reach this machine can send requests: set {0} to require a token', TOKEN_VARIABLE)}\n`,
    );
  }
  await new Promise<void>((end) => {
    endOnInterruption(end);
    process.once('SIGTERM', end);
  });
  server.close();
  server.closeAllConnections();
  await detectors.dispose();
  return EXIT.fine;
}

async function taskOf(config: string | undefined): Promise<BlurTask> {
  if (config === undefined) return { ...DEFAULT_TASK, images: [] };
  try {
    return (await readConfiguration(resolve(config))).task;
  } catch (error) {
    throw error instanceof TaskFault ? new Failure(error.message) : error;
  }
}
