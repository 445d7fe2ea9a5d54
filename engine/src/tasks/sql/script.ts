import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { t } from '@vscode/l10n';
import { reasonOf, TaskError } from '@vitruve/workspace';
import { statementsIn } from '../../tables/statements.ts';
import type { SqlInputs } from './inputs.ts';

/** Bytes of a file of SQL. */
const MOST = 1024 * 1024;

/** The SQL of a task. */
export interface Script {
  /** What errors call it: the name of its file. */
  readonly name: string;
  readonly text: string;
}

/** @throws TaskError when there is none, or it cannot be read, or does not use a parameter. */
export async function readScript({ file, query, params = {} }: SqlInputs): Promise<Script> {
  if ((file === undefined) === (query === undefined))
    throw new TaskError(t('Set either "{0}" or "{1}"', 'file', 'query'));
  const script = {
    name: file === undefined ? 'query' : basename(file),
    text: query ?? (await textOf(file ?? '')),
  };
  if (statementsIn(script.text).length === 0) throw new TaskError(t('"{0}" contains no SQL', script.name));
  for (const name of Object.keys(params))
    if (!new RegExp(`\\b${name}\\b`, 'iu').test(script.text))
      throw new TaskError(t('"{0}" does not use the parameter "{1}"', script.name, name));
  return script;
}

async function textOf(file: string): Promise<string> {
  try {
    const { size } = await stat(file);
    if (size > MOST)
      throw new TaskError(t('"{0}" is larger than {1} MB', basename(file), MOST / 1024 / 1024));
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof TaskError) throw error;
    throw new TaskError(t('"{0}" cannot be read: {1}', basename(file), reasonOf(error)));
  }
}
