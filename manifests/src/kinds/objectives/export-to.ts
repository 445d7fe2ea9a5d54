import type { Conversion } from '../../core/contributions/conversion.ts';
import type { KindContext } from '../../core/kind.ts';
import type { ObjectivesModel } from '../../formats/objectives/model.ts';
import { exportOpenSlo } from './exchange/export-openslo.ts';

/** Objectives for another program; undefined for a file without any. */
export function exportObjectives(
  program: string,
  { model: { file }, today }: KindContext<ObjectivesModel>,
): Conversion | undefined {
  return program === 'openslo' && file ? exportOpenSlo(file, today) : undefined;
}
