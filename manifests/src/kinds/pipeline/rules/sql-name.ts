import { t } from '@vscode/l10n';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { changeTo } from '../../../core/findings/change-to.ts';
import type { RuleFinding } from '../../../core/findings/finding.ts';
import type { Entity } from '../../../core/graph/entity.ts';
import { contentOf, scalarOf, type YamlScalar } from '../../../core/yaml/node.ts';
import { placesIn } from '../../../core/yaml/place-in-scalar.ts';
import { Lineage, sqlOf } from '../../../formats/lineage/lineage.ts';
import { faultMessage, faultsOf, type SqlFault } from '../../../formats/lineage/sql-faults.ts';
import type { Stage } from '../model.ts';
import { pipelineRule, type PipelineContext } from './pipeline-rule.ts';

/** A table or column that the SQL of a stage names and that is not there. */
export const sqlName = pipelineRule('pipeline/sql-name', 'error', function* (context) {
  const { pipeline, graph, uri } = context;
  const lineage = new Lineage(graph);
  const checked = new Set<string>();
  for (const output of graph.declaredIn(uri)) {
    if (!isOutput(output) || output.facts?.stage === undefined || checked.has(output.facts.stage)) continue;
    const stage = pipeline.stages.get(output.facts.stage);
    if (!stage || !hasSql(output)) continue;
    checked.add(stage.name);
    for (const fault of faultsOf(lineage, output)) {
      const finding = inQuery(context, stage, fault) ?? inFile(context, stage, output, fault);
      if (finding) yield finding;
    }
  }
});

function isOutput(entity: Entity): entity is Entity<'output'> & Entity {
  return entity.type === 'output';
}

function hasSql({ facts }: Entity<'output'>): boolean {
  return facts?.sql !== undefined || facts?.query !== undefined;
}

/** In the query that a stage says itself. */
function inQuery({ document, uri }: PipelineContext, stage: Stage, fault: SqlFault): RuleFinding | undefined {
  const query = scalarOf(stage.with, 'query');
  if (!query) return undefined;
  const span = placesIn(document.getText(), query)(fault.span.start, fault.span.end);
  const isPlain = span.end - span.start === fault.name.length && /^\w+$/u.test(fault.suggestion ?? '');
  return {
    message: faultMessage(fault),
    span,
    ...changeTo(uri, span, isPlain ? fault.suggestion : undefined),
  };
}

/** In a file of SQL, which the stage names. */
function inFile(
  { graph }: PipelineContext,
  stage: Stage,
  output: Entity<'output'>,
  fault: SqlFault,
): RuleFinding | undefined {
  const file: YamlScalar | undefined = scalarOf(stage.with, 'file');
  const text = sqlOf(graph, output);
  if (!file || text === undefined) return undefined;
  const { line, character } = TextDocument.create('', 'sql', 0, text).positionAt(fault.span.start);
  return {
    message: t('{0}: {1}', `${file.text}:${line + 1}:${character + 1}`, faultMessage(fault)),
    span: contentOf(file),
  };
}
