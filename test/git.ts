import { execFileSync } from 'node:child_process';

/** Runs git in a folder as somebody who signs nothing. */
export function git(folder: string, ...args: readonly string[]): void {
  const identity = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', '-c', 'commit.gpgsign=false'];
  execFileSync('git', ['-C', folder, ...identity, ...args], { stdio: 'ignore' });
}
