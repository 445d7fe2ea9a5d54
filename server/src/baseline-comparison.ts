import { existsSync } from 'node:fs';
import { relative, sep } from 'node:path';
import type { Workspace } from '@vitruve/manifests';
import { isInside, openBaseline, uriOfPath } from '@vitruve/workspace';
import type { BaselineParams, BaselineState } from './protocol.ts';
import { pathOfUri } from './uri.ts';

interface Compared {
  /** The path of the workspace folder. */
  readonly folder: string;
  /** The path of its baseline. */
  readonly path: string;
  readonly change: BaselineParams['change'];
}

/**
 * How the findings of a workspace folder differ from its baseline, which is changed if that is asked for. The texts are those of the
 * editor, saved or not. Files that were not read keep their entries.
 * @throws UserError when the file cannot be read or written.
 */
export async function compareWithBaseline(
  workspace: Workspace,
  root: string,
  { folder, path, change }: Compared,
): Promise<BaselineState> {
  const files = workspace.manifestsIn(root).flatMap((uri) => {
    const document = workspace.document(uri);
    return document ? [{ uri, document, findings: workspace.check(uri).findings }] : [];
  });
  const read = new Set(files.map(({ uri }) => pathOfUri(uri)));
  const total = files.reduce((sum, { findings }) => sum + findings.length, 0);
  const exists = existsSync(path);
  const state = { path: relative(folder, path).split(sep).join('/'), uri: uriOfPath(path), exists };
  if (!exists && !change) return { ...state, known: 0, fresh: total, gone: 0 };
  const compare = async (write: boolean, unattended: boolean): Promise<BaselineState> => {
    const opened = await openBaseline({ path, write, unattended }, folder);
    const { files: fresh, baseline } = await opened.compare({
      files,
      structureRules: workspace.structureRules,
      isChecked: (file) => isInside(folder, file) && (read.has(file) || !existsSync(file)),
    });
    return {
      ...state,
      known: baseline.known,
      fresh: fresh.reduce((sum, { findings }) => sum + findings.length, 0),
      gone: baseline.gone,
    };
  };
  // Unattended, a check writes nothing that is not asked for: so it tells what is true before.
  const before = exists ? await compare(false, true) : { ...state, known: 0, fresh: total, gone: 0 };
  if (change) await compare(change === 'write', false);
  return before;
}
