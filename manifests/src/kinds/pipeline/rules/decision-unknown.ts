import { t } from '@vscode/l10n';
import { decisionKey, decisionNumber } from '../../adr/mention.ts';
import { pipelineRule } from './pipeline-rule.ts';

/** A decision that no record of the workspace has. Asked only where the workspace has records at all. */
export const decisionUnknown = pipelineRule(
  'pipeline/decision-unknown',
  'warning',
  function* ({ pipeline, graph, uri }) {
    const decisions = [pipeline, ...pipeline.stages.values()].flatMap((of) => of.decisions);
    const unknown = decisions.filter(({ text }) => {
      const number = decisionNumber(text);
      return number === undefined || graph.find('decision', decisionKey(number), uri).length === 0;
    });
    if (unknown.length === 0 || !graph.declares('decision', uri)) return;
    for (const { text, span } of unknown) yield { message: t('No decision record is {0}', text), span };
  },
);
