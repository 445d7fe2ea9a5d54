import { t } from '@vscode/l10n';
import { missingPaths } from '../../../core/paths/presence.ts';
import { contentOf } from '../../../core/yaml/node.ts';
import type { Graph } from '../../../core/graph/graph.ts';
import type { YamlScalar } from '../../../core/yaml/node.ts';
import { fileReferences } from '../../../formats/citations/yaml-references.ts';
import type { RunsSource, Source } from '../../../formats/objectives/model.ts';
import { PIPELINES } from '../../../formats/run-history/run-record.ts';
import { objectivesRule } from './objectives-rule.ts';

/** An objective that nothing measures, and measurements in a file, or by a pipeline, that is not there. */
export const sourceMissing = objectivesRule(
  'objectives/source-missing',
  'warning',
  function* ({ file, graph, uri }) {
    const paths = file.objectives.flatMap(({ source }) => (source ? pathOf(source) : []));
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
      } else if (missing.has(pathOf(source).text)) {
        const { text } = pathOf(source);
        yield {
          message:
            source.type === 'runs'
              ? t('The pipeline "{0}" does not exist', text)
              : t('"{0}" does not exist and is not the output of a stage', text),
          span: contentOf(pathOf(source)),
        };
      } else if (source.type === 'runs' && isOther(graph, uri, source)) {
        const { text } = source.pipeline;
        yield { message: t('"{0}" is not a pipeline', text), span: contentOf(source.pipeline) };
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

function pathOf(source: Source): YamlScalar {
  return source.type === 'runs' ? source.pipeline : source.path;
}

/** True for a file that has no name of a pipeline, and that declares none: one that cannot be read has no stages either. */
function isOther(graph: Graph, uri: string, { pipeline }: RunsSource): boolean {
  const [reference] = fileReferences(uri, pipeline, 'measures');
  if (reference?.target === undefined || PIPELINES.test(pipeline.text)) return false;
  return !graph.declaredIn(reference.target).some(({ type }) => type === 'stage');
}
