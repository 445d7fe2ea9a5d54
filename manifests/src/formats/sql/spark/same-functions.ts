/**
 * Functions of DuckDB that give the same on Spark, some as `engine/src/tasks/sql/spark/` rewrites them. What is not in the list is refused:
 * a function of the same name may be another one there. A test runs each of them on both where Spark is installed.
 */
export const SAME_FUNCTIONS: ReadonlySet<string> = new Set([
  // Aggregates
  ...['any_value', 'avg', 'bool_and', 'bool_or', 'count', 'count_if', 'countif', 'max', 'mean', 'min', 'sum'],
  ...['stddev', 'stddev_pop', 'stddev_samp', 'var_pop', 'var_samp', 'variance'],
  // Windows
  ...['cume_dist', 'dense_rank', 'first_value', 'lag', 'last_value', 'lead', 'nth_value', 'ntile'],
  ...['percent_rank', 'rank', 'row_number'],
  // Numbers
  ...['abs', 'ceil', 'ceiling', 'exp', 'floor', 'greatest', 'least', 'ln', 'log10', 'pow', 'power', 'round'],
  ...['sign', 'sqrt'],
  // Texts
  ...['concat', 'concat_ws', 'contains', 'ends_with', 'length', 'lower', 'lpad', 'ltrim', 'replace', 'rpad'],
  ...['rtrim', 'starts_with', 'substr', 'substring', 'trim', 'upper'],
  // Dates and times
  ...['date_part', 'date_trunc', 'datepart', 'datetrunc', 'day', 'dayofmonth', 'dayofweek', 'dayofyear'],
  ...['extract', 'hour', 'last_day', 'make_date', 'minute', 'month', 'quarter', 'second', 'strftime', 'week'],
  ...['weekofyear', 'year'],
  // Others
  ...['cast', 'coalesce', 'getvariable', 'ifnull', 'nullif'],
]);

/** Parts of dates that both count alike: a day of the week, for one, begins with another number. */
export const SAME_DATE_PARTS: ReadonlySet<string> = new Set([
  ...['year', 'quarter', 'month', 'week', 'day', 'hour', 'minute'],
]);

/** What `strftime` may be asked for: letters of a format that both write alike, and signs that are no letters. */
export const SAME_TIME_FORMAT = /^(?:%[YmdHMS]|[\s\-:/.,_])*$/u;
