import { t } from '@vscode/l10n';
import { chartSvg, type Series } from '@vitruve/drawing';
import { drawPng } from '@vitruve/workspace';
import type { ImageBlock } from '../../running/report/block.ts';
import { shownNumber } from '../../tables/shown-number.ts';

/** A picture of a report, and what the user should know of it. */
export interface ForecastPicture {
  readonly image: ImageBlock;
  readonly remarks: readonly string[];
}

/** A series with its forecast. */
export interface DrawnForecast {
  /** The group; empty for the only series. */
  readonly title: string;
  readonly values: Float64Array;
  readonly forecast: Float64Array;
  readonly interval?: {
    readonly level: number;
    readonly lower: Float64Array;
    readonly upper: Float64Array;
  };
  /** The time of a step, counted from the first value. */
  readonly timeOf: (step: number) => string;
}

/** Values before the forecast that are drawn: as many as the horizon, and at least these. */
const LEAST_PAST = 60;
const MOST_PAST = 300;
const SCALE = 2;

/** Draws the end of a series, and what is expected to follow. */
export async function drawForecast(drawn: DrawnForecast): Promise<ForecastPicture> {
  const { values, forecast, interval, timeOf } = drawn;
  const past = Math.min(values.length, MOST_PAST, Math.max(LEAST_PAST, 2 * forecast.length));
  const from = values.length - past;
  const after = (of: Float64Array): readonly (number | null)[] => [
    ...new Array<null>(past).fill(null),
    ...Array.from(of, (value) => (Number.isFinite(value) ? value : null)),
  ];
  const series: readonly Series[] = [
    { name: t('Values'), values: [...values.subarray(from), ...Array.from(forecast, () => null)] },
    { name: t('Forecast'), values: after(forecast) },
    ...(interval
      ? [
          { name: t('{0}% interval, lower', interval.level), values: after(interval.lower) },
          { name: t('{0}% interval, upper', interval.level), values: after(interval.upper) },
        ]
      : []),
  ];
  const categories = Array.from({ length: past + forecast.length }, (_, at) => timeOf(from + at));
  const title = drawn.title === '' ? t('Forecast') : t('Forecast of "{0}"', drawn.title);
  const svg = chartSvg({ kind: 'line', categories, series, shown: shownNumber }, title);
  const { content, remarks } = await drawPng(svg, SCALE);
  const [, width = '0', height = '0'] = /<svg [^>]*width="(\d+)" height="(\d+)"/u.exec(svg) ?? [];
  const data = Buffer.from(content).toString('base64');
  return {
    image: {
      kind: 'image',
      type: 'image/png',
      text: title,
      data,
      width: Number(width),
      height: Number(height),
    },
    remarks,
  };
}
