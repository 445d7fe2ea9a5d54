import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { scalarOf, valueOf, type YamlScalar } from '../../../core/yaml/node.ts';
import { millisecondsOf } from '../../../formats/prometheus-rules/duration.ts';
import type { PrometheusModel } from '../model.ts';

/** What Prometheus takes where nothing is said: one minute, ten seconds. */
const DEFAULT_INTERVAL = 60_000;

/** A scrape that may last longer than the time until the next one. */
export const scrapeTimeout: Rule<PrometheusModel> = {
  id: 'prometheus/scrape-timeout',
  severity: 'error',
  *check({ model }) {
    const global = valueOf(model.root, 'global');
    const common = {
      interval: scalarOf(global, 'scrape_interval'),
      timeout: scalarOf(global, 'scrape_timeout'),
    };
    const places = [
      { ...common, own: [common.timeout, common.interval] },
      ...model.jobs.map(({ node }) => {
        const [interval, timeout] = [scalarOf(node, 'scrape_interval'), scalarOf(node, 'scrape_timeout')];
        return { interval: interval ?? common.interval, timeout, own: [timeout] };
      }),
    ];
    for (const { interval, timeout, own } of places) {
      const at = own.find((scalar) => scalar !== undefined);
      const [longest, between] = [read(timeout), interval ? read(interval) : DEFAULT_INTERVAL];
      if (!at || longest === undefined || between === undefined || between === 0 || longest <= between)
        continue;
      yield {
        message: t(
          'The timeout ({0}) is longer than the interval ({1})',
          timeout?.text ?? '',
          interval?.text ?? '1m',
        ),
        span: at.span,
      };
    }
  },
};

function read(scalar: YamlScalar | undefined): number | undefined {
  return scalar && millisecondsOf(scalar.text);
}
