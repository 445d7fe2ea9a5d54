import { t } from '@vscode/l10n';
import type { Finding } from '@vitruve/manifests';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { UserError } from '../errors.ts';
import { withFinding } from './baseline.ts';
import { readBaseline, writeBaseline } from './baseline-file.ts';

/** A finding of a file, and the baseline that it goes to. */
export interface AddedFinding {
  /** Of the baseline, absolute. */
  readonly path: string;
  /** The baseline as it is named in messages. */
  readonly shown: string;
  /** The file, from the folder of the baseline, with `/`. */
  readonly file: string;
  readonly document: TextDocument;
  readonly finding: Finding;
}

/**
 * Adds one finding to a baseline that is there, as it is on disk now: somebody else may have written it since it was read.
 * @throws UserError when it is gone, is no baseline, or cannot be written.
 */
export async function addToBaseline({ path, shown, file, document, finding }: AddedFinding): Promise<void> {
  const baseline = await readBaseline(path, shown);
  if (!baseline) throw new UserError(t('The baseline "{0}" does not exist', shown));
  const known = withFinding(baseline.get(file), document, finding);
  await writeBaseline(path, new Map([...baseline, [file, known]]), shown);
}
