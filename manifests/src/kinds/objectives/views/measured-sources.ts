import { t } from '@vscode/l10n';
import type { RuleContext } from '../../../core/rules/rule.ts';
import { fileReferences } from '../../../formats/citations/yaml-references.ts';
import { endOfDay, zoneOf } from '../../../formats/objectives/zone.ts';
import { measureObjective, type Measured } from '../../../formats/objectives/measure.ts';
import type { Measurements, Unmeasured } from '../../../formats/objectives/measurements.ts';
import type {
  FileSource,
  Objective,
  ObjectivesFile,
  ObjectivesModel,
  RunsSource,
} from '../../../formats/objectives/model.ts';
import { isParquet, readMeasurements, type SourceContents } from '../../../formats/objectives/read-source.ts';
import { recordedRuns, type RecordedRuns } from '../../../formats/run-history/recorded-runs.ts';
import { meaningOf, ReadSources } from './read-sources.ts';

/**
 * Bytes that a view reads of all sources while somebody types, each source once for each way in which it is read; the task reads
 * larger ones. Twenty objectives of a source of this size take about as long as a key stroke may.
 */
export const MOST_READ = 512 * 1024;

const sources = new ReadSources();

/** What a source that must not be looked at holds. */
const NOTHING: SourceContents = { textOf: () => undefined, runsOf: () => [] };

/**
 * Measures the objectives of a file up to the day of the context, from the sources in the workspace folder. What cannot be measured
 * says why.
 */
export function measuredNow(
  file: ObjectivesFile,
  { document: { uri }, graph, today }: RuleContext<ObjectivesModel>,
): ReadonlyMap<Objective, Measured> {
  const zone = zoneOf(file);
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
    return sources.recall(target, text, meaning, () =>
      readMeasurements(objective, { textOf: () => text, runsOf: () => [] }, zone),
    );
  };
  const inFile = (objective: Objective, source: FileSource): Measurements | Unmeasured => {
    const [reference] = fileReferences(uri, source.path, 'reads');
    const target = reference?.target;
    const path = source.path.text;
    const isInside = target?.startsWith(folder) === true;
    if (isInside && graph.bytes(target, MOST_READ, 1) !== undefined)
      return { reason: t('"{0}" is too large for a view: run "vitruve objectives"', path) };
    if (isParquet(path))
      return { reason: t('"{0}" is a Parquet file: "vitruve objectives" measures it', path) };
    const text = isInside ? textOf(target) : undefined;
    return isInside && text !== undefined
      ? measurementsOf(objective, target, text)
      : readMeasurements(objective, NOTHING, zone);
  };
  const histories = new Map<string, RecordedRuns>();
  const inRuns = (objective: Objective, { pipeline }: RunsSource): Measurements | Unmeasured => {
    const [reference] = fileReferences(uri, pipeline, 'measures');
    const target = reference?.target;
    if (target?.startsWith(folder) !== true) return readMeasurements(objective, NOTHING, zone);
    const history = histories.get(target) ?? recordedRuns(graph, target);
    histories.set(target, history);
    return history.isWhole
      ? readMeasurements(objective, { ...NOTHING, runsOf: () => history.runs }, zone)
      : { reason: t('The runs of "{0}" are too many for a view: run "vitruve objectives"', pipeline.text) };
  };
  const readingOf = (objective: Objective): Measurements | Unmeasured => {
    const { source } = objective;
    if (!source) return readMeasurements(objective, NOTHING, zone);
    return source.type === 'runs' ? inRuns(objective, source) : inFile(objective, source);
  };
  return new Map(
    file.objectives.map((objective) => [
      objective,
      measureObjective(objective, readingOf(objective), { at, zone }),
    ]),
  );
}
