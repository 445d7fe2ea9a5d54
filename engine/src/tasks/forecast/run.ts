import { availableParallelism } from 'node:os';
import { t } from '@vscode/l10n';
import { shownPath, TaskError } from '@vitruve/workspace';
import { forecastAll } from '../../learning/process/forecasts.ts';
import type { StepName } from '../../learning/series/calendar.ts';
import type { ModelName } from '../../learning/series/forecaster.ts';
import { requirementOf, unmet } from '../../learning/source/requirement.ts';
import { TableReader } from '../../learning/source/table-reader.ts';
import { writeOutputs } from '../../running/outputs/write-output.ts';
import type { RunContext } from '../../running/task.ts';
import { Database } from '../../tables/database.ts';
import { readTable } from '../../tables/table-file.ts';
import { writeTable } from '../../tables/written-table.ts';
import { chosenModels } from './chosen-models.ts';
import { drawForecast, type ForecastPicture } from './forecast-picture.ts';
import type { Obstacle } from '../../learning/series/forecast-series.ts';
import { forecastTable, type NamedForecast } from './forecast-table.ts';
import { DEFAULTS, type ForecastInputs } from './inputs.ts';
import { measuresOf, type Measures, type ModelMeasures } from './measures.ts';
import { obstacleText } from './obstacle-text.ts';
import { regularSeries, type SeriesSet } from './regular-series.ts';
import { shownTime } from './shown-time.ts';
import { readSeries, type SeriesTable } from './series-table.ts';

/** Forecasts that were written to a table. */
export interface ForecastResult {
  readonly rows: number;
  readonly bytes: number;
  /** None for steps without a name. */
  readonly step?: StepName;
  readonly season: number;
  /** Those that were forecast. */
  readonly series: number;
  /** Those of them that were long enough to be measured on their past. */
  readonly measured: number;
  /** Those of them whose values are all the same. */
  readonly constant: number;
  /** Values that were missing. */
  readonly interpolated: number;
  /** Those of which only the last steps were used. */
  readonly shortened: number;
  readonly notForecast: readonly { readonly group: string; readonly obstacle: Obstacle }[];
  readonly models: readonly ModelMeasures[];
  /** Of the models that were chosen. */
  readonly measures: Measures;
  /** The first series, with the model of each. */
  readonly examples: readonly { readonly group: string; readonly model: ModelName; readonly form: string }[];
  readonly picture: ForecastPicture;
  readonly unmet: readonly string[];
}

/** Rows of forecasts, at most: they are kept in memory. */
const MOST_ROWS = 2 ** 24;
/** Series that a report names. */
const NAMED = 20;
const STEPS = 100;
const READING = 0.1;

/**
 * Forecasts the series of a table, and writes what they are expected to be to another.
 * @throws UserError
 */
export async function runForecast(
  inputs: ForecastInputs,
  { folder, signal, onItem }: RunContext<undefined>,
): Promise<ForecastResult> {
  const { data, output, horizon, levels = DEFAULTS.levels, folds = DEFAULTS.folds } = inputs;
  const tell = (progress: number): void => {
    onItem({ done: Math.floor(progress * STEPS), total: STEPS, item: undefined });
  };
  const requirements = (inputs.require ?? []).map(requirementOf);
  const choice = chosenModels(inputs);
  const path = shownPath(folder, data);
  const source = await readTable(data);
  const found: { result?: ForecastResult } = {};
  await writeOutputs([output], async ([temporary = '']) => {
    const database = await Database.open({ reads: source.files, writes: [temporary], signal });
    try {
      const reader = await TableReader.open(database, source, path);
      const table = await readSeries(reader, path, inputs, (progress) => {
        tell(progress * READING);
      });
      const set = regularSeries(table, path, inputs);
      if (set.series.length * horizon > MOST_ROWS)
        throw new TaskError(
          t('{0} steps for {1} series exceed the limit of {2} rows', horizon, set.series.length, MOST_ROWS),
        );
      const season = inputs.season ?? set.calendar.season;
      const shares = levels.map((level) => level / 100);
      const forecasts: NamedForecast[] = [];
      const notForecast: { readonly group: string; readonly obstacle: Obstacle }[] = [];
      const outcomes = await forecastAll(
        set.series.map(({ values }) => values),
        { choice, season, horizon, folds, shares },
        {
          threads: inputs.threads ?? availableParallelism(),
          signal,
          onProgress: (done) => {
            tell(READING + (done / set.series.length) * (0.95 - READING));
          },
        },
      );
      for (const [index, series] of set.series.entries()) {
        const outcome = outcomes[index];
        if (!outcome) throw new Error('a series that was not forecast');
        if ('why' in outcome) notForecast.push({ group: series.group ?? '', obstacle: outcome });
        else forecasts.push({ series, forecast: outcome });
      }
      const [first] = forecasts;
      if (!first) throw new TaskError(noneText(path, notForecast));
      const from = await forecastTable(database, forecasts, { table, set, inputs, levels });
      const { rows, bytes } = await writeTable(database, from, output, temporary);
      found.result = {
        rows,
        bytes,
        season,
        ...(set.calendar.name && { step: set.calendar.name }),
        ...countsOf(forecasts),
        notForecast,
        ...modelsOf(forecasts, inputs, levels),
        picture: await pictureOf(first, table, set, levels),
        unmet: [],
      };
    } finally {
      await database.end();
    }
  });
  tell(1);
  if (!found.result) throw new Error('a table that was not written');
  return { ...found.result, unmet: unmetOf(found.result, requirements) };
}

function countsOf(
  forecasts: readonly NamedForecast[],
): Pick<ForecastResult, 'series' | 'measured' | 'constant' | 'interpolated' | 'shortened' | 'examples'> {
  return {
    series: forecasts.length,
    measured: forecasts.filter(({ forecast }) => forecast.errors.size > 0).length,
    constant: forecasts.filter(({ forecast }) => forecast.isConstant).length,
    interpolated: forecasts.reduce((sum, { series }) => sum + series.interpolated, 0),
    shortened: forecasts.filter(({ series }) => series.before > 0).length,
    examples: forecasts.slice(0, NAMED).map(({ series, forecast: { model, form } }) => ({
      group: series.group ?? '',
      model,
      form,
    })),
  };
}

function modelsOf(
  forecasts: readonly NamedForecast[],
  { models = DEFAULTS.models }: ForecastInputs,
  levels: readonly number[],
): Pick<ForecastResult, 'models' | 'measures'> {
  const names = new Set<ModelName>(['seasonal-naive', ...models]);
  const found = measuresOf(
    forecasts.map(({ forecast }) => forecast),
    [...names],
    levels,
  );
  return { models: found.models, measures: found.chosen };
}

function pictureOf(
  { series, forecast: { forecast } }: NamedForecast,
  { time }: SeriesTable,
  { calendar }: SeriesSet,
  levels: readonly number[],
): Promise<ForecastPicture> {
  const widest = levels.indexOf(Math.max(...levels));
  const interval = forecast.intervals[widest];
  const timeText = (place: number): string => shownTime(calendar.timeAt(place), time.use === 'time');
  return drawForecast({
    title: series.group ?? '',
    values: series.values,
    forecast: forecast.values,
    ...(interval && { interval: { ...interval, level: levels[widest] ?? 0 } }),
    timeOf: (at) => timeText(series.last - series.values.length + 1 + at),
  });
}

function unmetOf(
  { measures, measured }: ForecastResult,
  requirements: Parameters<typeof unmet>[0],
): readonly string[] {
  if (requirements.length > 0 && measured === 0)
    return [t('The requirements cannot be checked: no series is long enough to be measured on its past')];
  const entries = Object.entries(measures).map(([name, value]) => [name, { value }] as const);
  return unmet(requirements, { rows: 0, measures: Object.fromEntries(entries) });
}

function noneText(path: string, notForecast: ForecastResult['notForecast']): string {
  const [first] = notForecast;
  const reason = first ? obstacleText(first.obstacle) : '';
  return first && first.group !== ''
    ? t('No series of "{0}" can be forecast. "{1}": {2}', path, first.group, reason)
    : t('"{0}" cannot be forecast: {1}', path, reason);
}
