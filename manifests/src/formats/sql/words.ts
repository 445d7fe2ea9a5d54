/** Words that are no name without quotes where an expression or an alias may stand. */
export const RESERVED: ReadonlySet<string> = new Set(
  `select from where group having qualify window order limit offset union intersect except on using join left right full inner
  cross natural outer positional asof semi anti lateral as and or not in is like ilike glob similar between case when then else end
  null true false distinct all any some exists with values create fetch collate default returning pivot unpivot tablesample
  isnull notnull describe summarize show preceding following over filter within escape`.split(/\s+/u),
);

/** Functions that make one value of many rows. */
export const AGGREGATES: ReadonlySet<string> = new Set(
  `any_value approx_count_distinct approx_quantile approx_top_k arbitrary arg_max arg_max_null arg_min arg_min_null argmax argmin
  array_agg avg bit_and bit_or bit_xor bitstring_agg bool_and bool_or corr count count_if count_star countif covar_pop covar_samp
  entropy favg first fsum geomean geometric_mean group_concat histogram histogram_exact kahan_sum kurtosis kurtosis_pop last list
  listagg mad max max_by mean median min min_by mode percentile_cont percentile_disc product quantile quantile_cont quantile_disc
  regr_avgx regr_avgy regr_count regr_intercept regr_r2 regr_slope regr_sxx regr_sxy regr_syy reservoir_quantile sem skewness
  stddev stddev_pop stddev_samp string_agg sum sumkahan var_pop var_samp variance`.split(/\s+/u),
);

/** Aggregates of which the value is one of many rows together, and not that of a single one. */
export const BLENDING: ReadonlySet<string> = new Set(
  `approx_count_distinct avg corr count count_if count_star countif covar_pop covar_samp entropy favg fsum geomean geometric_mean
  kahan_sum kurtosis kurtosis_pop mean product regr_avgx regr_avgy regr_count regr_intercept regr_r2 regr_slope regr_sxx regr_sxy
  regr_syy sem skewness stddev stddev_pop stddev_samp sum sumkahan var_pop var_samp variance`.split(/\s+/u),
);

/** Functions whose arguments may be functions themselves, `x -> x + 1`; behind others, `->` reads JSON. */
export const TAKES_FUNCTION: ReadonlySet<string> = new Set(
  `apply array_apply array_filter array_reduce array_transform filter list_apply list_filter list_reduce list_transform reduce
  map_apply map_filter transform`.split(/\s+/u),
);

/** Values that are written as a word. */
export const CONSTANTS: ReadonlySet<string> = new Set(
  `null true false default current_date current_time current_timestamp current_user current_role current_schema localtime
  localtimestamp session_user user`.split(/\s+/u),
);

/** Parts of time behind `INTERVAL 1`. */
export const TIME_UNITS: ReadonlySet<string> = new Set(
  `year years month months week weeks day days hour hours minute minutes second seconds quarter quarters decade decades century
  centuries millennium millennia millisecond milliseconds microsecond microseconds`.split(/\s+/u),
);
