import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import { scratchFolder } from '../../tables/scratch.ts';
import { runPrediction } from './run.ts';
import type { PredictedText, TextParams } from './task.ts';

/** Characters of rows that are predicted as a text: of more, the file is to be predicted. */
const MOST = 5_000_000;

/**
 * Adds what a model predicts to rows of a text.
 * @throws UserError for a text that is no table, or a model that does not take its columns.
 */
export async function predictText({ model, name, text }: TextParams): Promise<PredictedText> {
  if (text.length > MOST)
    throw new TaskError(
      t('These are more rows than can be predicted in the editor. Run "{0}" on the file', 'vitruve predict'),
    );
  const folder = await scratchFolder();
  // Messages name the file as the user knows it.
  const data = join(folder, name);
  const output = join(folder, 'predicted.csv');
  try {
    await writeFile(data, text);
    const { rows } = await runPrediction(
      { model, data, output },
      { folder, signal: new AbortController().signal, onItem: () => undefined },
    );
    return { rows, text: await readFile(output, 'utf8') };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
