import { t } from '@vscode/l10n';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { RuleFinding } from '../../../core/findings/finding.ts';
import { contentOf, scalarOf } from '../../../core/yaml/node.ts';
import { placesIn } from '../../../core/yaml/place-in-scalar.ts';
import { readSql } from '../../../formats/lineage/lineage.ts';
import { sparkDifferences } from '../../../formats/sql/spark/differences.ts';
import type { Stage } from '../model.ts';
import { fileAt, pipelineRule, type PipelineContext } from './pipeline-rule.ts';

/** What Spark does not have, or has with another meaning, in the SQL of a stage with `engine: spark`. */
export const sparkDialect = pipelineRule('pipeline/spark-dialect', 'error', function* (context) {
  for (const stage of context.pipeline.stages.values()) {
    if (stage.uses?.text !== 'vitruve/sql' || scalarOf(stage.with, 'engine')?.text !== 'spark') continue;
    yield* inQuery(context, stage);
    yield* inFile(context, stage);
  }
});

/** In the query that a stage says itself; one with expressions is another text when it runs. */
function* inQuery({ document }: PipelineContext, stage: Stage): Generator<RuleFinding> {
  const query = scalarOf(stage.with, 'query');
  if (!query || query.text.includes('${')) return;
  const placeOf = placesIn(document.getText(), query);
  for (const { start, end, message } of sparkDifferences(query.text))
    yield { message, span: placeOf(start, end) };
}

/** In a file of SQL, which the stage names. */
function* inFile(context: PipelineContext, stage: Stage): Generator<RuleFinding> {
  const file = scalarOf(stage.with, 'file');
  if (!file || file.text.includes('${')) return;
  const text = readSql(context.graph, fileAt(context, file.text));
  if (text === undefined) return;
  const places = TextDocument.create('', 'sql', 0, text);
  for (const { start, message } of sparkDifferences(text)) {
    const { line, character } = places.positionAt(start);
    yield {
      message: t('{0}: {1}', `${file.text}:${line + 1}:${character + 1}`, message),
      span: contentOf(file),
    };
  }
}
