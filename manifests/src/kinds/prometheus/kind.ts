import snippets from '@vitruve/snippets/prometheus.json' with { type: 'json' };
import type { Kind } from '../../core/kind.ts';
import { describePrometheus } from './describe.ts';
import { completePrometheus } from './complete.ts';
import { prometheusOutline } from './outline.ts';
import { hoverPrometheus } from './hover.ts';
import type { PrometheusModel } from './model.ts';
import { parsePrometheus } from './parse.ts';
import { PROMETHEUS_RULES } from './rules/index.ts';
import { hasPlaceholder } from '../../formats/placeholders/has-placeholder.ts';
import { PROMETHEUS_DECLARATION } from './declaration.ts';

/** Configurations of Prometheus, and files of its rules. */
export const PROMETHEUS: Kind<PrometheusModel> = {
  ...PROMETHEUS_DECLARATION,
  parse: parsePrometheus,
  rules: PROMETHEUS_RULES,
  // The braces of a text are templates that Prometheus itself renders.
  isPlaceholder: (text) => !text.includes('{{') && hasPlaceholder(text),
  complete: completePrometheus,
  snippets,
  hover: hoverPrometheus,
  describe: describePrometheus,
  outline: prometheusOutline,
};
