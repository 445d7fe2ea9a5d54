import { t } from '@vscode/l10n';
import { QUALITY, type QualityModel, type QualitySuite } from '@vitruve/manifests';
import { TaskError } from '@vitruve/workspace';
import { readCheckedManifest } from '../../running/checked-manifest.ts';

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
  const { text, model } = await readCheckedManifest<QualityModel>(QUALITY, path);
  const suite = model?.suite;
  if (!suite) throw new TaskError(t('"{0}" is empty', path));
  return { path, text, suite };
}

/** Line and column of an offset, from 1. */
export function placeIn(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}
