import type { Entity } from '../../core/graph/entity.ts';
import type { Graph } from '../../core/graph/graph.ts';
import { fileColumns, isUnknown } from '../tables/file-columns.ts';
import type { Column } from '../tables/column.ts';
import type {} from '../stages/entity-types.ts';
import { Lineage, sqlOf, type LineageColumn } from './lineage.ts';

/** What is known of the tables of stages that have run. */
export class StageLineage {
  readonly #graph: Graph;
  readonly #lineage: Lineage;

  constructor(graph: Graph) {
    this.#graph = graph;
    this.#lineage = new Lineage(graph);
  }

  /** The columns that a file has now; undefined where they are not all known. @param file its URI. */
  columns(file: string): readonly Column[] | undefined {
    const found = fileColumns(this.#graph, file);
    return isUnknown(found) || !found.isWhole ? undefined : found.columns;
  }

  /**
   * The SQL of a stage that runs once; undefined for one that runs none, or several.
   * @param document URI of the pipeline.
   * @returns with the URI of its file, unless the pipeline itself has it.
   */
  sql(document: string, stage: string): { readonly text: string; readonly file?: string } | undefined {
    for (const entity of this.#graph.declaredIn(document)) {
      if (!isOutput(entity) || entity.facts?.stage !== stage) continue;
      const text = sqlOf(this.#graph, entity);
      const { sql } = entity.facts;
      if (text !== undefined) return sql === undefined ? { text } : { text, file: sql };
    }
    return undefined;
  }

  /**
   * The columns of a table that SQL of a stage makes, with those that their values come from.
   * @param file URI of the table. @param document URI of the pipeline.
   * @returns undefined where another stage makes it, or not all columns are known.
   */
  made(file: string, document: string, stage: string): readonly LineageColumn[] | undefined {
    const { columns, isWhole, maker } = this.#lineage.table(file);
    const isMade = maker?.uri === document && maker.facts?.stage === stage;
    return isMade && isWhole ? columns : undefined;
  }
}

function isOutput(entity: Entity): entity is Entity<'output'> & Entity {
  return entity.type === 'output';
}
