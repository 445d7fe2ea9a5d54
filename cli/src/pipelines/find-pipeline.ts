import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { t } from '@vscode/l10n';
import { CommandError } from '../command-error.ts';

/** A pipeline, and stages of it. */
export interface NamedStages {
  /** Of the file of the pipeline; absolute. */
  readonly path: string;
  readonly stages: readonly string[];
}

/**
 * What names on the command line mean: a file and stages, or stages of the only pipeline of a folder.
 * @throws CommandError when the file does not exist, or it is not clear which one is meant.
 */
export async function findPipeline(names: readonly string[], folder: string): Promise<NamedStages> {
  const [first, ...others] = names;
  if (first !== undefined && /\.ya?ml$/iu.test(first)) {
    const path = resolve(folder, first);
    if (!existsSync(path)) throw new CommandError(t('File or folder "{0}" does not exist', first));
    return { path, stages: others };
  }
  const files = (await readdir(folder)).filter((name) => /^(?:.*\.)?pipeline\.ya?ml$/iu.test(name)).sort();
  const [only] = files;
  if (only === undefined)
    throw new CommandError(
      t('There is no pipeline in this folder: name the file, such as "ml.pipeline.yaml"'),
    );
  if (files.length > 1) throw new CommandError(t('Several pipelines: name one of {0}', files.join(', ')));
  return { path: resolve(folder, only), stages: names };
}
