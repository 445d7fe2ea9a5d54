import { t } from '@vscode/l10n';
import { missingPaths } from '../../../core/paths/presence.ts';
import { contentOf } from '../../../core/yaml/node.ts';
import { objectivesRule } from './objectives-rule.ts';

/** An objective that nothing measures, and measurements in a file that is not there. */
export const sourceMissing = objectivesRule(
  'objectives/source-missing',
  'warning',
  function* ({ file, graph, uri }) {
    const paths = file.objectives.flatMap(({ source }) => source?.path ?? []);
    const missing = missingPaths(
      graph,
      uri,
      paths.map(({ text }) => text),
    );
    for (const { key, source, indicator } of file.objectives) {
      if (!source) {
        yield {
          message: t('Objective "{0}" has a target and no source: nobody knows if it is met', key.text),
          span: contentOf(key),
        };
      } else if (missing.has(source.path.text)) {
        yield {
          message: t('"{0}" does not exist and is not the output of a stage', source.path.text),
          span: contentOf(source.path),
        };
      } else if (!indicator) {
        yield {
          message: t(
            'Objective "{0}" has a source and no indicator: add "ratio", "threshold" or "value"',
            key.text,
          ),
          span: contentOf(key),
        };
      }
    }
  },
);
