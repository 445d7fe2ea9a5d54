import { t } from '@vscode/l10n';
import { contentOf } from '../../../core/yaml/node.ts';
import { callsOf } from '../../../formats/architecture/analysis/calls.ts';
import { isCritical } from '../../../formats/architecture/system-elements.ts';
import { systemOf } from '../../../formats/architecture/system.ts';
import { objectivesRule } from './objectives-rule.ts';

/** Critical elements, or those with a recovery time, of the model that a file is about and that no objective measures. */
export const criticalWithoutObjective = objectivesRule(
  'objectives/critical-without-objective',
  'information',
  function* ({ file: { model }, graph, uri }) {
    if (!model) return;
    const system = systemOf(graph, uri, model.text);
    const measured = new Set(graph.all('objective', uri).map(({ facts }) => facts?.element));
    const missing = callsOf(system, system.current).elements.filter((element) => {
      const { id, layer, facts } = element;
      const isRunning = layer === 'application' || layer === 'infrastructure';
      const matters = isCritical(element) || facts.rto !== undefined;
      const isMeasured =
        measured.has(id) || facts.slo !== undefined || Object.keys(facts.objectives).length > 0;
      return isRunning && matters && !isMeasured;
    });
    if (missing.length === 0) return;
    yield {
      message: t('Critical elements without an objective: {0}', missing.map(({ id }) => id).join(', ')),
      span: contentOf(model),
    };
  },
);
