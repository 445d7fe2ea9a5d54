import { readFile } from 'node:fs/promises';
import { t } from '@vscode/l10n';
import { TaskError, writeWhole } from '@vitruve/workspace';
import { lockText, recordsIn, type RunRecord } from './lock.ts';

/** Two lock files made into one. */
export interface MergedLocks {
  readonly text: string;
  /** Names of runs whose results differ on both sides: they are not recorded any more, and run again or are restored. */
  readonly dropped: readonly string[];
}

/**
 * Merges two lock files run by run: of each record, the side that changed it. Of one that both changed, neither can be
 * known to be right.
 * @param base the text of the common ancestor, empty when there is none.
 * @throws TaskError for a file of a later version.
 */
export function mergeLocks(base: string, ours: string, theirs: string, shown: string): MergedLocks {
  const [before, one, other] = [base, ours, theirs].map((text) => recordsIn(text, shown).records);
  const merged = new Map<string, RunRecord>();
  const dropped: string[] = [];
  for (const run of [...new Set([...(one?.keys() ?? []), ...(other?.keys() ?? [])])].sort()) {
    const [was, mine, yours] = [before, one, other].map((records) => records?.get(run));
    const [wasText, mineText, yoursText] = [was, mine, yours].map(textOf);
    const kept = mineText === wasText ? yours : mine;
    if (mineText !== yoursText && mineText !== wasText && yoursText !== wasText) dropped.push(run);
    else if (kept) merged.set(run, kept);
  }
  return { text: lockText(merged), dropped };
}

/** The same for equal records, whatever the order of what is in them. */
function textOf(record: RunRecord | undefined): string {
  return record ? lockText([['', record]]) : '';
}

/**
 * Merges lock files as Git asks a merge driver to: the result replaces ours.
 * @returns names of runs whose records were dropped.
 * @throws TaskError when a file cannot be read, or is of a later version.
 */
export async function mergeLockFiles(base: string, ours: string, theirs: string): Promise<readonly string[]> {
  const texts = await Promise.all(
    [base, ours, theirs].map(async (path) => {
      try {
        return await readFile(path, 'utf8');
      } catch {
        throw new TaskError(t('"{0}" cannot be read', path));
      }
    }),
  );
  const [was = '', mine = '', yours = ''] = texts;
  const { text, dropped } = mergeLocks(was, mine, yours, ours);
  await writeWhole(ours, Buffer.from(text), true);
  return dropped;
}
