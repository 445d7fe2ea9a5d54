import { fork } from 'node:child_process';
import { t } from '@vscode/l10n';
import { ImageError } from '../image-error.ts';
import { unreadable } from '../unreadable.ts';
import { heicProgram } from './process/program.ts';
import type { HeicAnswer, HeicQuestion } from './process/protocol.ts';
import { tiffOf } from './tiff-of.ts';

/** Milliseconds for an image, as for a run of a model. */
const LIMIT = 3 * 60_000;

/** What the process is given of the environment: nothing that could be a secret. */
const VARIABLES = [
  'PATH',
  'SystemRoot',
  'windir',
  'NODE_OPTIONS',
  'NODE_V8_COVERAGE',
  'ELECTRON_RUN_AS_NODE',
];

/**
 * The main image of a HEIC file, turned upright, as a TIFF file without compression. It is decoded in a process of its own.
 * @param profile its ICC profile.
 * @throws ImageError when it cannot be decoded.
 */
export async function decodeHeic(
  question: HeicQuestion & { readonly bytes: Buffer },
  profile: Buffer | undefined,
): Promise<Buffer> {
  const answer = await ask(question);
  if (answer === undefined) throw new ImageError(t('The HEIC image takes too much memory or time to decode'));
  if ('fault' in answer) throw unreadable(question.bytes, new Error(answer.fault.trim()));
  const { width, height } = question;
  return tiffOf({ width, height, channels: answer.channels, data: answer.data }, profile);
}

/** @returns undefined when the process ended, or was ended, without an answer. */
function ask(question: HeicQuestion): Promise<HeicAnswer | undefined> {
  const program = heicProgram();
  const child = fork(program, [], {
    // Pixels go as they are, not as text.
    serialization: 'advanced',
    // A source needs what this process was started with to be understood; a bundle does not.
    execArgv: program.endsWith('.ts') ? process.execArgv : [],
    env: Object.fromEntries(VARIABLES.map((name) => [name, process.env[name]])),
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const end = (): void => {
    child.kill('SIGKILL');
  };
  const timer = setTimeout(end, LIMIT);
  return new Promise<HeicAnswer | undefined>((resolve, reject) => {
    child.on('message', resolve);
    child.on('error', reject);
    child.on('exit', () => {
      resolve(undefined);
    });
    child.send(question, () => undefined);
  }).finally(() => {
    clearTimeout(timer);
    end();
  });
}
