import { amountOf } from '@vitruve/manifests';
import type { RunResources } from '../running/task.ts';
import { shareOf, type Share } from './shares.ts';

/**
 * What a database of a task may take: what the inputs of the task say, otherwise what its stage asks for, otherwise a share of the machine.
 * @param inputs `memory` is a quantity, `2Gi`.
 */
export function askedShare(
  { memory, threads }: { readonly memory?: string; readonly threads?: number },
  resources: RunResources | undefined,
): Share {
  const bytes = memory === undefined ? undefined : amountOf(memory);
  return shareOf({ memory: bytes ?? resources?.memory ?? 0, cpu: threads ?? resources?.cpu ?? 0 });
}
