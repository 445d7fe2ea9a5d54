import { basename } from 'node:path';

/** Whether a file is that in which DVC keeps stages. */
export function isDvcFile(path: string): boolean {
  return basename(path) === 'dvc.yaml';
}
