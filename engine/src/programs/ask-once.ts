import { fork } from 'node:child_process';

/** What a process is given of the environment: nothing that could be a secret. */
const VARIABLES = [
  'PATH',
  'SystemRoot',
  'windir',
  'NODE_OPTIONS',
  'NODE_V8_COVERAGE',
  'ELECTRON_RUN_AS_NODE',
];

export interface AskOptions {
  /** Arguments of Node.js, besides those that a source needs. */
  readonly flags?: readonly string[];
  /** Variables of the environment that the process is given, besides those that Node.js needs. */
  readonly variables?: readonly string[];
  /** How messages travel: `advanced` for bytes as they are. */
  readonly serialization?: 'json' | 'advanced';
  /** Ends the process, whatever it does. */
  readonly signal: AbortSignal;
}

/**
 * Asks a program in a process of its own, which ends with its answer.
 * @returns undefined when the process ended, or was ended, without an answer.
 */
export async function askOnce<Answer>(
  program: string,
  question: object,
  { flags = [], variables = [], serialization = 'json', signal }: AskOptions,
): Promise<Answer | undefined> {
  const child = fork(program, [], {
    serialization,
    // A source needs what this process was started with to be understood; a bundle does not.
    execArgv: [...(program.endsWith('.ts') ? process.execArgv : []), ...flags],
    env: Object.fromEntries([...VARIABLES, ...variables].map((name) => [name, process.env[name]])),
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const end = (): void => {
    child.kill('SIGKILL');
  };
  signal.addEventListener('abort', end, { once: true });
  try {
    return await new Promise<Answer | undefined>((resolve, reject) => {
      child.on('message', (answer) => {
        resolve(answer as Answer);
      });
      child.on('error', reject);
      child.on('exit', () => {
        resolve(undefined);
      });
      child.send(question, () => undefined);
    });
  } finally {
    signal.removeEventListener('abort', end);
    end();
  }
}
