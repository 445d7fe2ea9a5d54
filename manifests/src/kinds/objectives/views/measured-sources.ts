import { t } from '@vscode/l10n';
import type { RuleContext } from '../../../core/rules/rule.ts';
import { fileReferences } from '../../../formats/citations/yaml-references.ts';
import { endOfDay, isZone } from '../../../formats/objectives/zone.ts';
import { measureObjective, type Measured } from '../../../formats/objectives/measure.ts';
import type { Objective, ObjectivesFile, ObjectivesModel } from '../../../formats/objectives/model.ts';
import { isParquet, readMeasurements } from '../../../formats/objectives/read-source.ts';

/** Bytes of a source that a view reads while somebody types; the task reads larger ones. */
export const LARGEST_SOURCE = 2 * 1024 * 1024;

/**
 * Measures the objectives of a file up to the day of the context, from the sources in the workspace folder. What cannot be measured
 * says why.
 */
export function measuredNow(
  file: ObjectivesFile,
  { document: { uri }, graph, today }: RuleContext<ObjectivesModel>,
): ReadonlyMap<Objective, Measured> {
  const written = file.timezone?.text;
  const zone = written !== undefined && isZone(written) ? written : 'UTC';
  const at = endOfDay(today, zone);
  const folder = `${graph.folderOf(uri)}/`;
  const texts = new Map<string, string | undefined>();
  const textOf = (target: string): string | undefined => {
    if (!texts.has(target)) texts.set(target, graph.text(target) ?? graph.beginning(target, LARGEST_SOURCE));
    return texts.get(target);
  };
  return new Map(
    file.objectives.map((objective) => {
      const [reference] = objective.source ? fileReferences(uri, objective.source.path, 'reads') : [];
      const target = reference?.target;
      const path = objective.source?.path.text ?? '';
      const isInside = target?.startsWith(folder) === true;
      const isTooLarge = isInside && graph.bytes(target, LARGEST_SOURCE, 1) !== undefined;
      const read = isTooLarge
        ? { reason: t('"{0}" is too large for a view: run "vitruve objectives"', path) }
        : isParquet(path)
          ? { reason: t('"{0}" is a Parquet file: "vitruve objectives" measures it', path) }
          : readMeasurements(objective, () => (isInside ? textOf(target) : undefined), zone);
      return [objective, measureObjective(objective, read, { at, zone })];
    }),
  );
}
