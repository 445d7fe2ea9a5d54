import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { t } from '@vscode/l10n';
import { QUALITY, Workspace, type QualityModel, type QualitySuite } from '@vitruve/manifests';
import { reasonOf, TaskError, uriOfPath } from '@vitruve/workspace';
import { URI } from 'vscode-uri';
import { locatedFaults } from '../../running/located-faults.ts';

/** Bytes of a suite: more is none. */
const LARGEST = 2_000_000;

/** A suite as it is in its file. */
export interface SuiteFile {
  /** Absolute. */
  readonly path: string;
  readonly text: string;
  readonly suite: QualitySuite;
}

/**
 * What a `*.quality.yaml` says.
 * @throws TaskError when it cannot be read, or when one of its rules finds an error: a check that is misspelt would not be made.
 */
export async function readSuiteFile(path: string): Promise<SuiteFile> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new TaskError(t('"{0}" cannot be read: {1}', path, reasonOf(error)));
  });
  if (text.length > LARGEST) throw new TaskError(t('"{0}" is too large for a quality suite', path));
  const uri = uriOfPath(path);
  const workspace = new Workspace([{ ...QUALITY, detect: () => true }], {
    exists: (file) => existsSync(URI.parse(file).fsPath),
    today: () => new Date().toISOString().slice(0, 10),
  });
  workspace.addRoot(uriOfPath(dirname(path)));
  workspace.update(uri, text, { open: true });
  const manifest = workspace.manifest(uri);
  const errors = workspace.check(uri).findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    const faults = errors.map(({ span, message, rule }) => ({ span, message: `${message} (${rule})` }));
    throw new TaskError(locatedFaults(path, text, faults));
  }
  const { suite } = (manifest?.context.model ?? {}) as Partial<QualityModel>;
  if (!suite) throw new TaskError(t('"{0}" is empty', path));
  return { path, text, suite };
}

/** Line and column of an offset, from 1. */
export function placeIn(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}
