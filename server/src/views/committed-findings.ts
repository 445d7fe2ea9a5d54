import { FindingCounts, type Workspace } from '@vitruve/manifests';
import { workspaceAsCommitted, type History } from '@vitruve/workspace';
import type { CancellationToken } from 'vscode-languageserver';
import type { ServerHost } from '../host.ts';
import { timeSlices } from '../time-slices.ts';
import { pathOfUri } from '../uri.ts';

/**
 * Counts what would be found in a folder as it was at its last commit. The workspace that is made for it is given up as soon as its
 * findings are counted.
 * @throws Cancelled
 */
export async function committedFindings(
  current: Workspace,
  host: ServerHost,
  folder: string,
  history: History,
  token: CancellationToken,
): Promise<FindingCounts> {
  const counts = new FindingCounts();
  // A folder of another scheme is on no disk.
  if (pathOfUri(folder) === undefined) return counts;
  const pause = timeSlices(token);
  const before = await workspaceAsCommitted(current, folder, history, { host, pause });
  for (const uri of before.manifestsIn(folder)) {
    await pause();
    counts.add(uri, before.check(uri).findings);
  }
  return counts;
}
