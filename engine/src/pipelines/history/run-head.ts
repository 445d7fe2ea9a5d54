import { relative, sep } from 'node:path';
import { plainOf, type Pipeline } from '@vitruve/manifests';
import type { PipelineRequest } from '../execution.ts';
import type { OpenedPipeline } from '../plan/open-pipeline.ts';
import { identityOf } from '../../running/processes/identity.ts';
import { commitOf } from './commit.ts';
import { HISTORY_VERSION, type RunHead } from './recorded-run.ts';

/** What is recorded of a run when it begins. @param pipeline with the values of its parameters. */
export async function runHead(
  { path, folder, root }: OpenedPipeline,
  pipeline: Pipeline,
  { selection }: PipelineRequest,
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
function parameterTexts({ params }: Pipeline): Readonly<Record<string, string>> {
  const texts = [...params].flatMap(([name, { fallback }]) => {
    if (!fallback) return [];
    return [[name, fallback.type === 'scalar' ? fallback.text : JSON.stringify(plainOf(fallback))] as const];
  });
  return Object.fromEntries(texts);
}
