import { t } from '@vscode/l10n';
import { contentOf } from '../../../core/yaml/node.ts';
import { Lineage } from '../../../formats/lineage/lineage.ts';
import {
  isRecorded,
  personalColumns,
  personalSources,
  type PersonalColumn,
} from '../../../formats/lineage/personal.ts';
import { pathWithin } from '../../../core/text/resource.ts';
import { pipelineRule } from './pipeline-rule.ts';

/** A report with single values of personal data that no entry of the record of processing activities covers. */
export const personalData = pipelineRule('pipeline/personal-data', 'warning', function* (context) {
  const { pipeline, graph, uri } = context;
  const reports = [...pipeline.stages.values()].flatMap((stage) =>
    [...stage.outputs.values()].flatMap((output) => (output.type === 'report' ? [{ stage, output }] : [])),
  );
  if (reports.length === 0) return;
  const marked = personalColumns(graph, uri);
  if (marked.size === 0) return;
  const lineage = new Lineage(graph);
  const declared = graph.declaredIn(uri);
  for (const { stage, output } of reports) {
    const entity = declared.find(
      ({ type, span }) => type === 'output' && span.start === output.key.span.start,
    );
    const file = entity?.facts?.file;
    if (file === undefined || !output.path) continue;
    for (const { name } of lineage.table(file).columns)
      for (const source of personalSources(lineage, marked, file, name)) {
        if (isRecorded(graph, source)) continue;
        const owner = source.table.facts?.owner ?? stage.owner?.text ?? pipeline.owner?.text;
        yield {
          message: messageOf(name, sourceText(source, graph.folderOf(uri)), owner),
          span: contentOf(output.path),
          related: [
            { uri: source.table.uri, span: source.table.span, message: t('Marked as personal here') },
          ],
        };
      }
  }
});

function messageOf(column: string, source: string, owner: string | undefined): string {
  return owner === undefined
    ? t(
        'Column "{0}" of this report contains personal data ({1}), not aggregated and without an entry in the record of processing activities',
        column,
        source,
      )
    : t(
        'Column "{0}" of this report contains personal data ({1}), not aggregated and without an entry in the record of processing activities. Owner: {2}',
        column,
        source,
        owner,
      );
}

function sourceText({ file, column }: PersonalColumn, folder: string): string {
  return t('"{0}" of {1}', column, pathWithin(folder, file));
}
