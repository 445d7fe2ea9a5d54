import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { ResultCache } from '../cache/result-cache.ts';
import { openPipeline } from '../plan/open-pipeline.ts';
import { withParameters } from '../plan/parameters.ts';
import { planOf } from '../plan/plan.ts';
import { lockPathOf, recordsIn, type RunRecord } from '../record/lock.ts';
import type { PipelineRequest } from '../execution.ts';
import { changed, type ResultDifferences, type RunDifference } from './difference.ts';
import { CommittedFiles } from './git-files.ts';
import { RecordedContents } from './recorded-contents.ts';

/**
 * Compares the lock file of a pipeline with the one of a commit.
 * @param request its path, parameters and environment count.
 * @throws TaskError when the reference names no commit, or the pipeline cannot be read.
 */
export async function diffPipeline(
  request: Pick<PipelineRequest, 'path' | 'parameters' | 'environment'>,
  reference: string,
): Promise<ResultDifferences> {
  const { pipeline, folder, path } = await openPipeline(request.path);
  const committed = await CommittedFiles.at(folder, reference);
  const lock = lockPathOf(path);
  const lockFile = basename(lock);
  const then = await committed.read(lockFile);
  const before = recordsIn(then?.toString('utf8') ?? '', lock).records;
  const after = recordsIn(await readFile(lock, 'utf8').catch(() => ''), lock).records;
  const plan = planOf(await withParameters(pipeline, folder, request.parameters), {
    stages: [],
    only: false,
  });
  const cache = ResultCache.of(request.environment);
  const outputs = plan.stages.flatMap(({ runs: planned }) => planned.flatMap((one) => one.outputs));
  const contents = new RecordedContents({
    folder,
    committed,
    metrics: new Map(
      outputs.flatMap(({ path: at, name, isMetrics }) => (isMetrics ? [[at, name] as const] : [])),
    ),
    cached: async (digest) => cache?.fileOf(digest),
    isFolder: (digest) => digest.endsWith('/'),
    isContentOf,
  });
  const runs: RunDifference[] = [];
  for (const run of [...new Set([...before.keys(), ...after.keys()])].sort()) {
    const [one, other] = [before.get(run), after.get(run)];
    if (one && other && isSame(one, other)) continue;
    runs.push({
      run,
      change: one ? (other ? 'changed' : 'removed') : 'added',
      isCommandChanged: Boolean(one && other && one.command !== other.command),
      values: one && other ? changed(one.values, other.values) : [],
      inputs: one && other ? changed(one.inputs, other.inputs) : [],
      outputs: await Promise.all(
        changed(one?.outputs ?? {}, other?.outputs ?? {}).map((output) => contents.difference(output)),
      ),
    });
  }
  return {
    commit: committed.commit,
    lockFile: { path: lockFile, isInCommit: then !== undefined },
    runs,
  };
}

function isSame(one: RunRecord, other: RunRecord): boolean {
  return one.key === other.key && changed(one.outputs, other.outputs).length === 0;
}

function isContentOf(content: Buffer, digest: string): boolean {
  return createHash('sha256').update(content).digest('hex') === digest.replace(/\+x$/u, '');
}
