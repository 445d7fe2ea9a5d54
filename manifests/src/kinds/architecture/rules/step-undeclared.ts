import { t } from '@vscode/l10n';
import { contentOf } from '../../../core/yaml/node.ts';
import { architectureRule } from './architecture-rule.ts';

/** A step of a scenario over a flow that the model does not declare. */
export const stepUndeclared = architectureRule(
  'architecture/step-undeclared',
  'warning',
  function* ({ architecture, system }) {
    if (architecture.scenarios.length === 0) return;
    const pairs = new Set(system.flows.map(({ from, to }) => `${from}\n${to}`));
    const names = new Set(system.flows.map(({ entity }) => entity.name));
    for (const { steps } of architecture.scenarios) {
      for (const { flow, from, to } of steps) {
        if (flow && !names.has(flow.text))
          yield { message: t('The flow "{0}" does not exist', flow.text), span: contentOf(flow) };
        if (!from || !to || !system.elementOf(from.text) || !system.elementOf(to.text)) continue;
        // An answer goes back over the flow of the call.
        if (pairs.has(`${from.text}\n${to.text}`) || pairs.has(`${to.text}\n${from.text}`)) continue;
        yield {
          message: t('No flow is declared between "{0}" and "{1}"', from.text, to.text),
          span: contentOf(from),
          targets: [from.text, to.text],
        };
      }
    }
  },
);
