import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { contentOf } from '../../../core/yaml/node.ts';
import type { PrometheusModel } from '../model.ts';

/** A target that is an address with a scheme or a path: Prometheus wants a host and a port. */
export const target: Rule<PrometheusModel> = {
  id: 'prometheus/target',
  severity: 'error',
  *check({ model, document: { uri } }) {
    // What relabelling makes a parameter of, as for a prober, is no address: but it must not hold a slash either in `targets`.
    const probes = new Set(
      model.jobs
        .filter(({ node }) => node.pairs.some(({ key }) => key.text === 'relabel_configs'))
        .map(({ node }) => node),
    );
    for (const scalar of model.targets) {
      const { text } = scalar;
      const slash = text.indexOf('/');
      if (
        slash === -1 ||
        [...probes].some(({ span }) => span.start <= scalar.span.start && scalar.span.end <= span.end)
      )
        continue;
      const [, host] = /^https?:\/\/([^/]+)\/?$/u.exec(text) ?? [];
      const span = contentOf(scalar);
      yield {
        message: t('A target is a host and a port, such as "api:5000": scheme and path have their own keys'),
        span,
        ...(host === undefined
          ? {}
          : {
              fixes: [
                {
                  title: t('Change to "{0}"', host),
                  changes: () => [{ kind: 'text', uri, span, text: host }],
                },
              ],
            }),
      };
    }
  },
};
