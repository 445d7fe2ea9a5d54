import type { ObjectivesModel } from '../../formats/objectives/model.ts';

/** The number of objectives of a file. */
export function countObjectives({ file }: ObjectivesModel): number {
  return file?.objectives.length ?? 0;
}
