import * as vscode from 'vscode';
import type { ForeignBytes } from '@vitruve/server';
import { FOREIGN_LIMITS } from '../generated/contributions.ts';

const NEVER_IN = new RegExp(FOREIGN_LIMITS.neverIn, 'u');

/**
 * Reads files of another program: those that are chosen, and those in chosen folders whose names end as theirs do. Symbolic links in
 * folders are not followed.
 * @param ends `.json`
 * @throws Error for more than can be imported.
 */
export async function foreignFiles(
  sources: readonly vscode.Uri[],
  ends: readonly string[],
  token: vscode.CancellationToken,
): Promise<readonly ForeignBytes[]> {
  const { fs } = vscode.workspace;
  const { mostFiles, mostBytes } = FOREIGN_LIMITS;
  const files: ForeignBytes[] = [];
  let size = 0;
  for (const source of sources) {
    for await (const { uri, name } of filesAt(source, ends)) {
      if (token.isCancellationRequested) throw new vscode.CancellationError();
      if (files.length === mostFiles)
        throw new Error(vscode.l10n.t('More than {0} files: import fewer of them', mostFiles));
      size += (await fs.stat(uri)).size;
      if (size > mostBytes)
        throw new Error(
          vscode.l10n.t('The files are larger than {0} MB: import fewer of them', mostBytes / 1024 / 1024),
        );
      files.push({ name, base64: Buffer.from(await fs.readFile(uri)).toString('base64') });
    }
  }
  return files;
}

interface FoundFile {
  readonly uri: vscode.Uri;
  /** As messages name it: of a file in a chosen folder, its path from there. */
  readonly name: string;
}

async function* filesAt(source: vscode.Uri, ends: readonly string[]): AsyncGenerator<FoundFile> {
  const name = source.path.slice(source.path.lastIndexOf('/') + 1);
  const { type } = await vscode.workspace.fs.stat(source);
  if ((type & vscode.FileType.Directory) === 0) yield { uri: source, name };
  else yield* filesIn(source, '', ends);
}

async function* filesIn(
  folder: vscode.Uri,
  path: string,
  ends: readonly string[],
): AsyncGenerator<FoundFile> {
  const entries = await vscode.workspace.fs.readDirectory(folder);
  for (const [name, type] of entries.sort(([a], [b]) => (a < b ? -1 : 1))) {
    const uri = vscode.Uri.joinPath(folder, name);
    if (type === vscode.FileType.Directory && !NEVER_IN.test(name))
      yield* filesIn(uri, `${path}${name}/`, ends);
    else if (type === vscode.FileType.File && ends.some((end) => name.toLowerCase().endsWith(end)))
      yield { uri, name: `${path}${name}` };
  }
}
