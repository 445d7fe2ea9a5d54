/**
 * Functions that MetricsQL of VictoriaMetrics has besides those of PromQL (https://docs.victoriametrics.com/victoriametrics/metricsql/):
 * rules for vmalert look like those of Prometheus.
 */
const METRICSQL = new Set(
  `aggr_over_time any ascent_over_time bitmap_and bitmap_or bitmap_xor buckets_limit count_eq_over_time count_gt_over_time
  count_le_over_time count_ne_over_time count_values_over_time day_of_month day_of_year decreases_over_time default_rollup
  deriv_fast descent_over_time distinct distinct_over_time drop_empty_series drop_common_labels duration_over_time end
  first_over_time geomean geomean_over_time histogram histogram_avg histogram_over_time histogram_share histogram_stddev
  histogram_stdvar hoeffding_bound_lower hoeffding_bound_upper ideriv increase_prometheus increase_pure increases_over_time
  integrate interpolate iqr_over_time keep_last_value keep_next_value label_copy label_del label_graphite_group label_keep
  label_lowercase label_map label_match label_mismatch label_move label_set label_transform label_uppercase label_value
  labels_equal lag lifetime limit_offset mad mode mode_over_time now outlier_iqr_over_time outliers_iqr outliers_mad outliersk
  prometheus_buckets quantiles quantiles_over_time rand rand_exponential rand_normal range_avg range_first range_last
  range_linear_regression range_mad range_max range_median range_min range_normalize range_over_time range_quantile
  range_stddev range_stdvar range_sum range_trim_outliers range_trim_spikes range_trim_zscore range_zscore rate_over_sum
  rate_prometheus remove_resets rollup rollup_candlestick rollup_delta rollup_deriv rollup_increase rollup_rate
  rollup_scrape_interval running_avg running_max running_min running_sum scrape_interval share share_eq_over_time
  share_gt_over_time share_le_over_time smooth_exponential sort_by_label_numeric sort_by_label_numeric_desc stale_samples_over_time
  start step sum2 sum2_over_time sum_eq_over_time sum_gt_over_time sum_le_over_time timestamp_with_name
  timezone_offset tfirst_over_time tlast_change_over_time tlast_over_time tmax_over_time tmin_over_time topk_avg topk_last
  topk_max topk_median topk_min bottomk_avg bottomk_last bottomk_max bottomk_median bottomk_min ttf union vmrange
  zscore zscore_over_time`.split(/\s+/u),
);

/** True for a function that VictoriaMetrics has; those that Prometheus has too are asked of it first. */
export function isMetricsqlFunction(name: string): boolean {
  return METRICSQL.has(name);
}
