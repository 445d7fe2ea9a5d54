import { resolve } from 'node:path';
import type { Processing } from '@vitruve/engine/tasks/blur/report/audit';
import type { BlurTask } from '@vitruve/engine/tasks/blur/task';
import { TaskFault } from '@vitruve/engine/fault';
import { readConfiguration } from '@vitruve/engine/tasks/blur/configuration/task';
import type { Command } from 'commander';
import { Failure } from '../failure.ts';
import type { BlurFlags } from './flags.ts';

/** The options of a run, and its images. */
export interface Configured {
  readonly images: readonly string[];
  readonly flags: BlurFlags;
  readonly processing?: Processing;
}

/**
 * Takes what a configuration says where the command line says nothing.
 * @param command whose options were read.
 * @throws Failure for a configuration that cannot be read or is wrong.
 */
export async function configured(
  images: readonly string[],
  command: Command,
  file: string,
): Promise<Configured> {
  const { task, reports, processing } = await readConfiguration(resolve(file)).catch((error: unknown) => {
    throw error instanceof TaskFault ? new Failure(error.message) : error;
  });
  const given = command.opts<BlurFlags>();
  const said = flagsOf(task, reports);
  for (const [name, value] of Object.entries(said)) {
    if (command.getOptionValueSource(name) === 'cli') continue;
    command.setOptionValueWithSource(name, value, 'config');
  }
  const flags: BlurFlags = {
    ...command.opts<BlurFlags>(),
    threshold: { ...said.threshold, ...given.threshold },
    model: { ...said.model, ...given.model },
  };
  return { images: images.length > 0 ? images : task.images, flags, processing };
}

/** The options that ask for a task. */
function flagsOf(
  task: BlurTask,
  reports: readonly string[],
): Partial<BlurFlags> & Pick<BlurFlags, 'threshold' | 'model'> {
  const { anonymisation, output, subjects } = task;
  const [only] = subjects.length === 1 ? subjects : [];
  return {
    detectOnly: anonymisation === undefined,
    ...(only === undefined ? {} : { only }),
    mode: task.mode,
    threshold: task.thresholds,
    model: task.models,
    rotate: task.rotations,
    ...(anonymisation
      ? {
          method: anonymisation.method,
          colour: anonymisation.colour,
          squares: anonymisation.squares,
          ...(anonymisation.picture === undefined ? {} : { picture: anonymisation.picture }),
          mask: anonymisation.shape,
          ...(anonymisation.margin === undefined ? {} : { margin: anonymisation.margin }),
        }
      : {}),
    ...(output.folder === undefined ? {} : { output: output.folder }),
    suffix: output.suffix,
    ...(output.format === undefined ? {} : { format: output.format }),
    ...(output.quality === undefined ? {} : { quality: output.quality }),
    keepMetadata: output.keepMetadata,
    draw: output.drawn,
    overwrite: output.overwrite,
    resume: task.resume,
    workers: task.workers,
    report: reports,
  };
}
