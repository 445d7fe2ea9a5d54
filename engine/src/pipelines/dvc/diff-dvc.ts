import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { plainOf, type YamlNode } from '@vitruve/manifests';
import type { PipelineRequest } from '../execution.ts';
import { CommittedFiles } from '../differences/git-files.ts';
import { RecordedContents } from '../differences/recorded-contents.ts';
import { changed, type ResultDifferences, type RunDifference } from '../differences/difference.ts';
import { DvcCache } from './dvc-cache.ts';
import { DvcLock, type DvcRecord } from './dvc-lock.ts';
import { openDvcProject } from './dvc-project.ts';
import { metricsName } from './metrics-name.ts';
import { openDvc } from './open-dvc.ts';
import { mustBeOfDvc } from './run-dvc.ts';

const LOCK = 'dvc.lock';

/**
 * Compares the results that `dvc.lock` records with those that it records in a commit.
 * @throws TaskError when the reference names no commit, or a file cannot be read.
 */
export async function diffDvc(
  request: Pick<PipelineRequest, 'path' | 'parameters' | 'environment'>,
  reference: string,
): Promise<ResultDifferences> {
  mustBeOfDvc({ ...request, selection: { stages: [], only: false } });
  const folder = dirname(request.path);
  const project = await openDvcProject(folder, request.environment);
  const { stages } = await openDvc(request.path, project.root);
  const committed = await CommittedFiles.at(folder, reference);
  const then = await committed.read(LOCK);
  const before = DvcLock.of(join(folder, LOCK), then?.toString('utf8') ?? '').records;
  const after = (await DvcLock.open(join(folder, LOCK))).records;
  const cache = new DvcCache(project.objects);
  const outs = stages.flatMap((stage) => stage.outs);
  const contents = new RecordedContents({
    folder,
    committed,
    metrics: new Map(
      outs.flatMap(({ path, isMetrics }) => (isMetrics ? [[path, metricsName(path)] as const] : [])),
    ),
    cached: (digest) => cache.fileOf(digest),
    isFolder: (digest) => digest.endsWith('.dir'),
    isContentOf: (content, digest) => createHash('md5').update(content).digest('hex') === digest,
  });
  const runs: RunDifference[] = [];
  for (const run of [...new Set([...before.keys(), ...after.keys()])].sort()) {
    const [one, other] = [before.get(run), after.get(run)];
    const difference = differenceOf(run, one, other);
    const paths = new Map(
      stages.find(({ name }) => name === run)?.outs.map(({ recorded, path }) => [recorded, path]),
    );
    const outputs = await Promise.all(
      changed(hashesOf(one?.outs), hashesOf(other?.outs)).map(async ({ name, ...hashes }) => ({
        ...(await contents.difference({ name: paths.get(name) ?? name, ...hashes })),
        // DVC records sizes, those of folders too.
        sizeBefore: one?.outs.get(name)?.size,
        sizeAfter: other?.outs.get(name)?.size,
      })),
    );
    const { isCommandChanged, values, inputs, change } = difference;
    if (change === 'changed' && !isCommandChanged && values.length + inputs.length + outputs.length === 0)
      continue;
    runs.push({ ...difference, outputs });
  }
  const lockFile = { path: LOCK, isInCommit: then !== undefined };
  return { commit: committed.commit, lockFile, runs };
}

function differenceOf(
  run: string,
  one: DvcRecord | undefined,
  other: DvcRecord | undefined,
): Omit<RunDifference, 'outputs'> {
  return {
    run,
    change: one ? (other ? 'changed' : 'removed') : 'added',
    isCommandChanged: Boolean(one && other && JSON.stringify(one.cmd) !== JSON.stringify(other.cmd)),
    values: one && other ? changed(valuesOf(one), valuesOf(other)) : [],
    inputs: one && other ? changed(hashesOf(one.deps), hashesOf(other.deps)) : [],
  };
}

function hashesOf(objects: DvcRecord['deps'] = new Map()): Readonly<Record<string, string>> {
  return Object.fromEntries([...objects].map(([path, { md5 }]) => [path, md5]));
}

/** Values of parameters by file and key: `params.yaml#train.seed`. */
function valuesOf({ params }: DvcRecord): Readonly<Record<string, string>> {
  const entries = [...params].flatMap(([file, values]) =>
    [...values].map(([key, node]) => [`${file}#${key}`, textOf(node)] as const),
  );
  return Object.fromEntries(entries);
}

function textOf(node: YamlNode | null): string {
  return node?.type === 'scalar' ? node.text : JSON.stringify(node && plainOf(node));
}
