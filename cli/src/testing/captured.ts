import { setLanguage } from '@vitruve/manifests';

/** What came of a command. */
export interface Ended {
  readonly code: number | null;
  readonly out: Buffer;
  readonly stdout: string;
  readonly stderr: string;
}

/** The end of the command that was started last in this process. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Runs a command in this process, in a folder, and keeps what it prints. Commands run one after the other: there is one current
 * folder and one standard output.
 * @param command answers with its exit code; undefined for one that goes on.
 */
export function captured(folder: string, command: () => Promise<number | undefined>): Promise<Ended> {
  const ended = last.then(() => run(folder, command));
  last = ended.catch(() => undefined);
  return ended;
}

async function run(folder: string, command: () => Promise<number | undefined>): Promise<Ended> {
  const streams = [capture(process.stdout), capture(process.stderr)] as const;
  const before = process.cwd();
  process.chdir(folder);
  try {
    process.env['NO_COLOR'] = '1';
    const code = (await command()) ?? null;
    const [out, err] = [streams[0].bytes(), streams[1].bytes()];
    return { code, out, stdout: out.toString(), stderr: err.toString() };
  } finally {
    process.chdir(before);
    for (const { end } of streams) end();
    setLanguage('en', {});
  }
}

/** Keeps what is written to a stream of this process, instead of writing it. */
function capture(stream: NodeJS.WriteStream): { readonly bytes: () => Buffer; readonly end: () => void } {
  const pieces: Buffer[] = [];
  const write = stream.write.bind(stream);
  stream.write = (piece: string | Uint8Array, ...rest: unknown[]): boolean => {
    pieces.push(Buffer.from(piece));
    const done = rest.at(-1);
    if (typeof done === 'function') (done as () => void)();
    return true;
  };
  return {
    bytes: () => Buffer.concat(pieces),
    end: () => {
      stream.write = write;
    },
  };
}
