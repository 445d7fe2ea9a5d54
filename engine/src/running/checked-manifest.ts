import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { t } from '@vscode/l10n';
import { Workspace, type Finding, type Kind } from '@vitruve/manifests';
import { pathOf, reasonOf, TaskError, uriOfPath } from '@vitruve/workspace';
import { locatedFaults } from './located-faults.ts';

/** Bytes of a manifest: more is none. */
const LARGEST = 2_000_000;

/** A manifest as it is in its file. */
export interface CheckedManifest<Model> {
  readonly text: string;
  /** Undefined for a document that the kind makes nothing of. */
  readonly model: Model | undefined;
}

/**
 * Reads a manifest of a kind, whatever its name, and checks it with the rules of the kind.
 * @param path absolute.
 * @throws TaskError when it cannot be read, or when a rule finds an error: what is misspelt would be left out without a word.
 */
export async function readCheckedManifest<Model>(
  kind: Kind<Model>,
  path: string,
): Promise<CheckedManifest<Model>> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'EISDIR')
      throw new TaskError(t('"{0}" is a folder: enter the path of a file', path));
    throw new TaskError(t('"{0}" cannot be read: {1}', path, reasonOf(error)));
  });
  if (text.length > LARGEST) throw new TaskError(t('"{0}" is too large for a configuration', path));
  const uri = uriOfPath(path);
  const workspace = new Workspace([{ ...kind, detect: () => true }], {
    exists: (file) => existsSync(pathOf(file)),
    today: () => new Date().toISOString().slice(0, 10),
  });
  workspace.addRoot(uriOfPath(dirname(path)));
  workspace.update(uri, text, { open: true });
  const model = workspace.manifest(uri)?.context.model as Model | undefined;
  mustHaveNoErrors(path, text, workspace.check(uri).findings);
  return { text, model };
}

/** @throws TaskError that names the errors among the findings in a manifest, with their places. */
export function mustHaveNoErrors(path: string, text: string, findings: readonly Finding[]): void {
  const faults = findings
    .filter(({ severity }) => severity === 'error')
    .map(({ span, message, rule }) => ({ span, message: `${message} (${rule})` }));
  if (faults.length > 0) throw new TaskError(locatedFaults(path, text, faults));
}
