import type { Commit } from '@vitruve/manifests';
import { git } from './git.ts';

/** Files that manifests are: a commit of others changes nothing that is asked of them. */
const MANIFESTS = ['*.md', '*.markdown', '*.yaml', '*.yml'];

/** Commits of a folder, from the newest to the oldest. */
export interface CommitList {
  readonly commits: readonly Commit[];
  /** Whether none is older than the last one. */
  readonly isWhole: boolean;
}

/**
 * The commits that changed manifests of a folder, along first parents: a merge counts as one change. Runs git: only in trusted folders.
 * @param most commits, at most.
 */
export async function commitsOf(folder: string, most: number): Promise<CommitList> {
  // One more tells whether there are more.
  const asked = ['log', '--first-parent', `--max-count=${most + 1}`, '--format=%H%x00%cs%x00%an%x00'];
  const [log, shallow] = await Promise.all([
    git(folder, [...asked, 'HEAD', '--', ...MANIFESTS]),
    git(folder, ['rev-parse', '--is-shallow-repository']),
  ]);
  const fields = log.split('\0');
  const all: Commit[] = [];
  for (let at = 0; at + 2 < fields.length; at += 3) {
    const [hash = '', date = '', author = ''] = fields.slice(at, at + 3).map((field) => field.trim());
    all.push({ hash, date, author });
  }
  return { commits: all.slice(0, most), isWhole: all.length <= most && shallow.trim() === 'false' };
}
