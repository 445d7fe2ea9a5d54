import { t } from '@vscode/l10n';
import type { RuleContext } from '../../../core/rules/rule.ts';
import { fileReferences } from '../../../formats/citations/yaml-references.ts';
import { endOfDay, isZone } from '../../../formats/objectives/zone.ts';
import { measureObjective, type Measured } from '../../../formats/objectives/measure.ts';
import type { Measurements, Unmeasured } from '../../../formats/objectives/measurements.ts';
import type { Objective, ObjectivesFile, ObjectivesModel } from '../../../formats/objectives/model.ts';
import { isParquet, readMeasurements } from '../../../formats/objectives/read-source.ts';
import { meaningOf, ReadSources } from './read-sources.ts';

/**
 * Bytes that a view reads of all sources while somebody types, each source once for each way in which it is read; the task reads
 * larger ones. Twenty objectives of a source of this size take about as long as a key stroke may.
 */
export const MOST_READ = 512 * 1024;

const sources = new ReadSources();

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
    if (!texts.has(target)) texts.set(target, graph.text(target) ?? graph.beginning(target, MOST_READ));
    return texts.get(target);
  };
  const counted = new Set<string>();
  let characters = 0;
  /** The same whether a reading is remembered or not. */
  const isTooMuch = (reading: string, { length }: string): boolean => {
    if (counted.has(reading)) return false;
    if (characters + length > MOST_READ) return true;
    characters += length;
    counted.add(reading);
    return false;
  };
  const measurementsOf = (objective: Objective, target: string, text: string): Measurements | Unmeasured => {
    const meaning = meaningOf(objective, zone);
    if (isTooMuch(`${target}\n${meaning}`, text))
      return { reason: t('The sources are too large for a view: run "vitruve objectives"') };
    return sources.recall(target, text, meaning, () => readMeasurements(objective, () => text, zone));
  };
  return new Map(
    file.objectives.map((objective) => {
      const [reference] = objective.source ? fileReferences(uri, objective.source.path, 'reads') : [];
      const target = reference?.target;
      const path = objective.source?.path.text ?? '';
      const isInside = target?.startsWith(folder) === true;
      const isTooLarge = isInside && graph.bytes(target, MOST_READ, 1) !== undefined;
      const text = isInside && !isTooLarge ? textOf(target) : undefined;
      const read = isTooLarge
        ? { reason: t('"{0}" is too large for a view: run "vitruve objectives"', path) }
        : isParquet(path)
          ? { reason: t('"{0}" is a Parquet file: "vitruve objectives" measures it', path) }
          : isInside && text !== undefined
            ? measurementsOf(objective, target, text)
            : readMeasurements(objective, () => undefined, zone);
      return [objective, measureObjective(objective, read, { at, zone })];
    }),
  );
}
