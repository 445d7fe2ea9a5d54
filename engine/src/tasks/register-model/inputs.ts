import { join } from 'node:path';
import type { TaskContext } from '../../running/task.ts';

/** What `vitruve/register-model` is given; see `schemas/tasks/register-model.schema.json`. Paths are absolute. */
export interface RegisterModelInputs {
  readonly model: string;
  /** The name of the model in the registry. */
  readonly as: string;
  /** `models.yaml` in the folder otherwise: see `registryPath`. */
  readonly registry?: string;
  /** The number behind the highest one otherwise. */
  readonly version?: string;
  /** A copy, which is registered in its place. */
  readonly output?: string;
  /** The JSON of its measures. */
  readonly evaluation?: string;
  /** The table that it was trained on. */
  readonly data?: string;
  readonly manifest?: string;
  readonly run?: string;
  /** `YYYY-MM-DD`; today otherwise. */
  readonly date?: string;
  readonly challenger?: boolean;
  /** Who makes it challenger, and why. */
  readonly by?: string;
  readonly why?: string;
}

/** The registry to write: absolute. */
export function registryPath(
  { registry }: Pick<RegisterModelInputs, 'registry'>,
  { folder }: Pick<TaskContext, 'folder'>,
): string {
  return registry ?? join(folder, 'models.yaml');
}
