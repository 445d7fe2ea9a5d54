/** What an expression yields: one value for each series, a range of them, a number, a text. */
export type ValueType = 'instant' | 'range' | 'scalar' | 'string';

export interface Signature {
  readonly args: readonly ValueType[];
  /** How many of the last arguments may be left out, or follow as often; negative: any number may follow. */
  readonly variadic: number;
  readonly returns: ValueType;
}

/** Arguments and result, by first letters, with how variadic they are; then the functions (`promql/parser/functions.go` of Prometheus 3). */
const TABLE: readonly (readonly [args: string, variadic: number, returns: string, names: string])[] = [
  [
    'i',
    0,
    'i',
    'abs absent acos acosh asin asinh atan atanh ceil cos cosh deg exp floor histogram_avg histogram_count histogram_stddev histogram_stdvar histogram_sum ln log10 log2 rad sgn sin sinh sort sort_desc sqrt start_timestamp tan tanh timestamp',
  ],
  [
    'r',
    0,
    'i',
    'absent_over_time avg_over_time changes count_over_time delta deriv first_over_time idelta increase irate last_over_time mad_over_time max_over_time min_over_time present_over_time rate resets stddev_over_time stdvar_over_time sum_over_time ts_of_first_over_time ts_of_last_over_time ts_of_max_over_time ts_of_min_over_time',
  ],
  ['iss', 0, 'i', 'clamp'],
  ['is', 0, 'i', 'clamp_max clamp_min'],
  ['i', 1, 'i', 'day_of_month day_of_week day_of_year days_in_month hour minute month year'],
  ['', 0, 's', 'end pi range start step time'],
  ['ssi', 0, 'i', 'histogram_fraction'],
  ['si', 0, 'i', 'histogram_quantile'],
  ['itss', 9, 'i', 'histogram_quantiles'],
  ['rss', 0, 'i', 'double_exponential_smoothing'],
  ['ii', 1, 'i', 'info'],
  ['itttt', 0, 'i', 'label_replace'],
  ['ittt', -1, 'i', 'label_join'],
  ['ss', 0, 's', 'max_of min_of'],
  ['rs', 0, 'i', 'predict_linear'],
  ['sr', 0, 'i', 'quantile_over_time'],
  ['is', 1, 'i', 'round'],
  ['i', 0, 's', 'scalar'],
  ['it', -1, 'i', 'sort_by_label sort_by_label_desc'],
  ['s', 0, 'i', 'vector'],
];

const TYPES: Readonly<Record<string, ValueType>> = { i: 'instant', r: 'range', s: 'scalar', t: 'string' };

function typeOf(letter: string): ValueType {
  return TYPES[letter] ?? 'instant';
}

/** The functions of PromQL by name. */
export const FUNCTIONS: ReadonlyMap<string, Signature> = new Map(
  TABLE.flatMap(([args, variadic, returns, names]) => {
    const signature = { args: Array.from(args, typeOf), variadic, returns: typeOf(returns) };
    return names.split(' ').map((name) => [name, signature] as const);
  }),
);
