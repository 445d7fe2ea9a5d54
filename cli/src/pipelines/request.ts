import { TASKS, type PipelineRequest } from '@vitruve/engine';
import { VERSION } from '@vitruve/workspace';
import type { RunFlags } from './flags.ts';

/** A run with this process as its environment. */
export function requestFor(path: string, parameters: RunFlags['param'] = new Map()): PipelineRequest {
  return {
    path,
    parameters,
    selection: { stages: [], only: false },
    jobs: 1,
    force: false,
    rehash: false,
    keepGoing: false,
    allowDownloads: false,
    dryRun: false,
    environment: process.env,
    secrets: (name) => process.env[name],
    tasks: TASKS,
    version: VERSION,
    signal: new AbortController().signal,
    onEvent: () => undefined,
  };
}
