import type { StageSettings } from '../plan/stage-settings.ts';
import type { PlannedRun } from '../plan/plan.ts';
import type { ContainerEngine } from './container-engine.ts';

/** The image of a stage. */
export interface StageImage {
  /** As the pipeline names it. */
  readonly written: string;
  /** With its digest; undefined when that is not known. */
  readonly resolved: string | undefined;
}

/**
 * The image that the commands of a run are run in, with its digest: as it is on this machine, otherwise as it was when the
 * run was recorded, otherwise as it is fetched.
 * @param recorded the value of the image in the key of the recorded run.
 * @param fetch fetches an image; undefined when nothing is to be fetched.
 * @returns undefined for commands that run on this machine, and for tasks.
 */
export async function stageImage(
  { stage }: PlannedRun,
  { image: written }: StageSettings,
  engine: ContainerEngine | undefined,
  recorded: string | undefined,
  fetch: ((image: string) => Promise<void>) | undefined,
): Promise<StageImage | undefined> {
  if (written === undefined || stage.uses) return undefined;
  if (written.includes('@sha256:')) return { written, resolved: written };
  const local = await engine?.digestOf(written);
  if (local !== undefined) return { written, resolved: local };
  if (recorded?.startsWith(`${written} `) === true)
    return { written, resolved: recorded.slice(written.length + 1) };
  if (!engine || !fetch) return { written, resolved: undefined };
  await fetch(written);
  return { written, resolved: await engine.digestOf(written) };
}

/** An image as a value of the key of a run. */
export function imageValue({ written, resolved }: StageImage): string {
  return `${written} ${resolved ?? ''}`.trimEnd();
}
