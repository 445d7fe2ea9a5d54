import { readdir } from 'node:fs/promises';
import { recordedId } from '@vitruve/manifests';

/** The folder of the history in that of the state of runs. */
export const HISTORY_FOLDER = 'history';

/** The name of the file of a recorded run. */
export function recordFile(id: number): string {
  return `${id}.jsonl`;
}

/** The name of its log. */
export function logFile(id: number): string {
  return `${id}.log.gz`;
}

/** Numbers of recorded runs, the first ones first. @param folder the folder of the history; absolute. */
export async function recordedIds(folder: string): Promise<readonly number[]> {
  const names = await readdir(folder).catch((): string[] => []);
  return names.flatMap((name) => recordedId(name) ?? []).sort((a, b) => a - b);
}
