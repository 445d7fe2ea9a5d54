import { relative, sep } from 'node:path';
import { HISTORY_VERSION, plainOf, type Pipeline } from '@vitruve/manifests';
import type { PipelineRequest } from '../execution.ts';
import { identityOf } from '../../running/processes/identity.ts';
import { commitOf } from './commit.ts';
import type { RunHead } from './recorded-run.ts';

/** A file of stages that is run. */
interface RunFile {
  /** Absolute, as are the folder of the file and the workspace folder. */
  readonly path: string;
  readonly folder: string;
  readonly root: string;
}

/** What is recorded of a run when it begins. @param pipeline with the values of its parameters; those of DVC are in files. */
export async function runHead(
  { path, folder, root }: RunFile,
  pipeline: Pick<Pipeline, 'params'>,
  { selection }: Pick<PipelineRequest, 'selection'>,
): Promise<RunHead> {
  const began = new Date().toISOString();
  const [commit, runner] = await Promise.all([commitOf(folder), identityOf(process.pid)]);
  if (!runner) throw new Error('This process is not known to the system');
  return {
    event: 'run',
    version: HISTORY_VERSION,
    pipeline: historyName(root, path),
    began,
    parameters: parameterTexts(pipeline),
    stages: selection.stages,
    ...(selection.partitions?.size ? { partitions: Object.fromEntries(selection.partitions) } : {}),
    ...(commit === undefined ? {} : { commit }),
    runner,
  };
}

/** By what a history knows a pipeline: its path from the workspace folder, with `/`. */
export function historyName(root: string, path: string): string {
  return relative(root, path).split(sep).join('/');
}

/** The values of parameters, as they are written, or as JSON. */
function parameterTexts({ params }: Pick<Pipeline, 'params'>): Readonly<Record<string, string>> {
  const texts = [...params].flatMap(([name, { fallback }]) => {
    if (!fallback) return [];
    return [[name, fallback.type === 'scalar' ? fallback.text : JSON.stringify(plainOf(fallback))] as const];
  });
  return Object.fromEntries(texts);
}
