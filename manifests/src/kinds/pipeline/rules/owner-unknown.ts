import { t } from '@vscode/l10n';
import { changeTo } from '../../../findings/change-to.ts';
import { nameKey } from '../../../graph/entity.ts';
import { nearest } from '../../../schema/nearest.ts';
import { pipelineRule } from './pipeline-rule.ts';

/** An owner that no matrix of responsibilities knows. Asked only where the workspace declares roles or people at all. */
export const ownerUnknown = pipelineRule(
  'pipeline/owner-unknown',
  'warning',
  function* ({ pipeline, graph, uri }) {
    const owners = [pipeline, ...pipeline.stages.values()].flatMap(({ owner }) => owner ?? []);
    const unknown = owners.filter(
      ({ text }) =>
        !(['role', 'person'] as const).some((type) => graph.find(type, nameKey(text), uri).length > 0),
    );
    if (unknown.length === 0) return;
    const names = [...graph.all('role', uri), ...graph.all('person', uri)].map(({ name }) => name);
    if (names.length === 0) return;
    for (const { text, span } of unknown) {
      const meant = nearest(text, names);
      yield {
        message: meant
          ? t('No role or person is called "{0}": did you mean "{1}"?', text, meant)
          : t('No role or person is called "{0}"', text),
        span,
        ...changeTo(uri, span, meant),
      };
    }
  },
);
