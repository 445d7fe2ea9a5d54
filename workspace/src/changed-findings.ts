import type { ChangedFinding, Workspace } from '@vitruve/manifests';

/** What is found in a folder now and was not before, and the other way round. Where a finding stands does not tell it apart: lines move. */
export function changedFindings(
  before: Workspace,
  after: Workspace,
  folder: string,
): { readonly broken: readonly ChangedFinding[]; readonly mended: readonly ChangedFinding[] } {
  const [old, current] = [before, after].map((workspace) => findingsIn(workspace, folder));
  return { broken: without(current ?? new Map(), old), mended: without(old ?? new Map(), current) };
}

/** Equal findings, by what tells them apart. */
type Found = ReadonlyMap<string, readonly ChangedFinding[]>;

function findingsIn(workspace: Workspace, folder: string): Found {
  const found = new Map<string, ChangedFinding[]>();
  for (const uri of workspace.manifestsIn(folder))
    for (const { rule, message, severity } of workspace.check(uri).findings) {
      const key = `${uri}\n${rule}\n${message}`;
      const equal = found.get(key);
      if (equal) equal.push({ uri, rule, message, severity });
      else found.set(key, [{ uri, rule, message, severity }]);
    }
  return found;
}

function without(found: Found, others: Found | undefined): readonly ChangedFinding[] {
  return [...found].flatMap(([key, equal]) => equal.slice(others?.get(key)?.length ?? 0));
}
