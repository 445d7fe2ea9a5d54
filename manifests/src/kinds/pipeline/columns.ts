import type { ColumnText, ColumnUses } from '../../core/contributions/column.ts';
import type { KindContext } from '../../core/kind.ts';
import { columnsInFiles, columnsInQueries } from '../../formats/lineage/sql-columns.ts';
import { resolveFrom } from '../../core/text/resource.ts';
import { filesOf, outputsNamed } from './file-uses.ts';
import type { PipelineModel } from './model.ts';
import { queriesOf } from './queries.ts';

/** The SQL that stages run; commands, inputs of tasks and scripts of the stages that read a table, which may name its columns. */
export function pipelineColumns({
  model: { pipeline },
  graph,
  document,
}: KindContext<PipelineModel>): ColumnUses {
  if (!pipeline) return { names: [] };
  const { uri } = document;
  const { inputs, outputs } = filesOf(pipeline);
  const texts = [...pipeline.stages.values()].flatMap((stage): ColumnText[] => {
    const named = outputsNamed(stage).map(([, from, , name]) => `${from?.text ?? ''} ${name?.text ?? ''}`);
    const uses = [
      ...inputs.filter((use) => use.stage === stage),
      ...outputs.filter((use) => named.includes(`${use.stage.name} ${use.output?.name ?? ''}`)),
    ];
    const read = [...new Set(uses.flatMap(({ paths }) => paths))].map((path) => resolveFrom(uri, path));
    const given = [...stage.run, ...(stage.with ? [stage.with] : [])];
    const written = given.flatMap(
      ({ span }) => document.getText().slice(span.start, span.end).match(SCRIPT) ?? [],
    );
    const scripts = new Set(
      [...read, ...written.map((path) => resolveFrom(uri, path))].filter((file) => TEXT.test(file)),
    );
    return read.flatMap((file): ColumnText[] => [
      ...given.map(({ span }) => ({ file, uri, span })),
      ...[...scripts].map((script) => ({ file, uri: script })),
    ]);
  });
  const queries = queriesOf(document.getText(), pipeline);
  return {
    names: columnsInQueries(graph, uri, queries),
    elsewhere: columnsInFiles(graph, uri),
    texts,
    queries,
  };
}

/** Scripts and reports, not data. */
const TEXT = /\.(?:py|r|rmd|jl|js|mjs|ts|sh|bash|ps1|md|qmd|ipynb|sql|sas|do)$/iu;

/** Their paths in a command, or under `with`. */
const SCRIPT = /[\w./-]+\.(?:py|r|rmd|jl|js|mjs|ts|sh|bash|ps1|md|qmd|ipynb|sql|sas|do)\b/giu;
