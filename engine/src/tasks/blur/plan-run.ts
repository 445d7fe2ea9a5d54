import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { decisionsPath } from './decisions.ts';
import { settingsHash } from './journal.ts';
import { drawingOf, outputOf, planImages } from './plan.ts';
import { formatToWrite } from '../../vision/images/format.ts';
import type { TaskPlan } from '../../running/task.ts';
import type { BlurTask } from './task.ts';

/**
 * What a run would read and write. The ending of a result follows what an image is and not what its name says: where these
 * differ, the name that is told is not the one that will be written.
 * @param version of the task.
 */
export async function planRun(task: BlurTask, version: number): Promise<TaskPlan> {
  const { images } = await planImages(task);
  const models = Object.values(task.models);
  const { picture } = task.anonymisation ?? {};
  const writes = images.flatMap((planned) => {
    const format = task.output.format ?? formatToWrite(planned.image);
    if (format === undefined) return [planned.base];
    const output = outputOf(planned, format);
    return [...(task.anonymisation ? [output] : []), ...(task.output.drawn ? [drawingOf(output)] : [])];
  });
  return {
    reads: [
      ...images.flatMap(({ image }) => [image, decisionsPath(image)]),
      ...models,
      ...(picture === undefined ? [] : [picture]),
    ],
    writes: [...new Set(writes)],
    fingerprint: await fingerprintOf(task, models, version),
  };
}

async function fingerprintOf(task: BlurTask, models: readonly string[], version: number): Promise<string> {
  const { anonymisation } = task;
  // The picture is among the files that are read: its content counts, not where it is.
  const settings =
    anonymisation?.picture === undefined
      ? task
      : { ...task, anonymisation: { ...anonymisation, picture: '' } };
  const hash = createHash('sha256').update(JSON.stringify([version, settingsHash(settings, [])]));
  for (const model of models) hash.update(await readFile(model).catch(() => Buffer.from(model)));
  return hash.digest('hex');
}
