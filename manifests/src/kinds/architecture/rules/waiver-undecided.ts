import { t } from '@vscode/l10n';
import { nameKey } from '../../../core/graph/entity.ts';
import { contentOf, scalarOf } from '../../../core/yaml/node.ts';
import { decisionKey, decisionNumber } from '../../../formats/citations/mention.ts';
import { architectureRule } from './architecture-rule.ts';

/** A waiver whose decision is not accepted. */
export const waiverUndecided = architectureRule(
  'architecture/waiver-undecided',
  'warning',
  function* ({ architecture, graph, uri }) {
    for (const waiver of architecture.waivers) {
      const decision = scalarOf(waiver, 'decision');
      const number = decision && decisionNumber(decision.text);
      if (!decision) continue;
      const key = number === undefined ? nameKey(decision.text) : decisionKey(number);
      const records = graph.find('decision', key, uri);
      const [first] = records;
      if (!first || records.some(({ facts }) => facts?.status === 'accepted')) continue;
      yield {
        message: t(
          'The waiver needs an accepted decision: the status of {0} is "{1}"',
          decision.text,
          first.facts?.status ?? '',
        ),
        span: contentOf(decision),
        related: [{ uri: first.uri, span: first.span, message: t('Decision record') }],
      };
    }
  },
);
