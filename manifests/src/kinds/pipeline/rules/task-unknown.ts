import { t } from '@vscode/l10n';
import { changeTo } from '../../../core/findings/change-to.ts';
import { nearest } from '../../../formats/json-schema/nearest.ts';
import { isPipelinePath, tasks } from '../tasks.ts';
import { fileAt, pipelineRule } from './pipeline-rule.ts';

/** `uses` names a task of Vitruve or the file of another pipeline. */
export const taskUnknown = pipelineRule(
  'pipeline/task-unknown',
  'error',
  function* ({ pipeline, uri, graph }) {
    const names = tasks().map(({ name }) => name);
    for (const { uses } of pipeline.stages.values()) {
      if (!uses || names.includes(uses.text) || uses.text.includes('${')) continue;
      const { text, span } = uses;
      if (isPipelinePath(text)) {
        const target = fileAt({ uri }, text);
        if (target === uri) yield { message: t('A pipeline cannot use itself'), span };
        else if (!graph.fileExists(target)) yield { message: t('File "{0}" does not exist', text), span };
        continue;
      }
      const suggestion = nearest(text, names) ?? names.find((name) => name === `vitruve/${text}`);
      yield {
        message: suggestion
          ? t('Task "{0}" does not exist. Did you mean "{1}"?', text, suggestion)
          : t(
              'Task "{0}" does not exist. Available: {1}, and other pipelines by path',
              text,
              names.join(', '),
            ),
        span,
        ...changeTo(uri, uses, suggestion),
      };
    }
  },
);
