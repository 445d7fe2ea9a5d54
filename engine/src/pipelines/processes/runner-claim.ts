import { createHash } from 'node:crypto';
import { join, relative, sep } from 'node:path';
import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import { ownFolder } from '../own-folder.ts';
import { claim, type Claim } from '../../running/processes/claim.ts';

/** The folder of the claims of pipelines that are being run, in that of the state of runs. */
export const RUNNERS = 'runners';

/**
 * Makes this process the only one that runs a pipeline.
 * @param own the folder of the state of runs; absolute.
 * @throws TaskError when another process does.
 */
export async function claimPipeline(own: string, root: string, path: string): Promise<Claim> {
  await ownFolder(own);
  const name = relative(root, path).split(sep).join('/');
  return inTurn(path, () => claimFor(own, name));
}

/** The ends of what this process does with each pipeline: one that is used twice runs twice, one after the other. */
const turns = new Map<string, Promise<void>>();

async function inTurn(path: string, take: () => Promise<Claim>): Promise<Claim> {
  const before = turns.get(path);
  let end = (): void => undefined;
  const turn = new Promise<void>((resolve) => (end = resolve));
  turns.set(
    path,
    (before ?? Promise.resolve()).then(() => turn),
  );
  await before;
  try {
    const { release } = await take();
    return {
      release: async () => {
        await release();
        end();
      },
    };
  } catch (error) {
    end();
    throw error;
  }
}

async function claimFor(own: string, name: string): Promise<Claim> {
  const file = join(own, RUNNERS, createHash('sha256').update(name).digest('hex').slice(0, 16));
  const claimed = await claim(file);
  if ('release' in claimed) return claimed;
  const { pid, host } = claimed.holder;
  throw new TaskError(
    t(
      '"{0}" is already being run by process {1} on {2}. If that process no longer runs it, delete {3}',
      name,
      pid,
      host,
      file,
    ),
  );
}
