import { t } from '@vscode/l10n';
import { checksIn } from '../../../formats/architecture/checks/read.ts';
import { evaluateCheck } from '../../../formats/architecture/checks/evaluate.ts';
import { systemsOfCheck } from '../../../formats/architecture/checks/of-record.ts';
import { architectureRule } from './architecture-rule.ts';

/** An element or a flow that breaks what an accepted decision asks. */
export const decisionBroken = architectureRule(
  'architecture/decision-broken',
  'error',
  function* ({ graph, uri, system, today }) {
    for (const decision of graph.all('decision', uri)) {
      if (decision.facts?.status !== 'accepted') continue;
      for (const check of checksIn(decision.facts.checks)) {
        if (!systemsOfCheck(graph, decision.uri, check).includes(system)) continue;
        for (const { text, entities } of evaluateCheck(check, system, today).broken) {
          const at = entities.find((entity) => entity.uri === uri);
          if (!at) continue;
          yield {
            message: t(
              '{0} breaks check "{1}" of {2}: {3}',
              text,
              check.id,
              decision.name,
              decision.detail ?? '',
            ),
            span: at.span,
            targets: [text, at.key],
            related: [{ uri: decision.uri, span: decision.span, message: decision.name }],
          };
        }
      }
    }
  },
);
