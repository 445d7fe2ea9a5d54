import type { ProducedFile } from '../../../core/contributions/produced-file.ts';
import type { Graph } from '../../../core/graph/graph.ts';
import type { System } from '../../../formats/architecture/system.ts';
import { exportedSystem, type ExportedSystem } from './exported-system.ts';
import type { ExportFormat, FileFormat } from './formats.ts';
import { lostIn } from './lost.ts';

/** A model for another program. */
export interface ExportedModel {
  readonly content: string | ProducedFile;
  /** What is not in it, in words. */
  readonly lost: readonly string[];
}

/** Writes a model for another program, or for people without Vitruve. */
export function exportedModel(
  format: ExportFormat | FileFormat,
  system: System,
  graph: Graph,
): ExportedModel {
  const exported = preparedModel(system, graph);
  return {
    content:
      'write' in format ? format.write(exported) : format.produce(system, titleOf(system, graph), graph),
    lost: lostIn(format, system, exported, graph),
  };
}

/** A model as all formats are given it. */
export function preparedModel(system: System, graph: Graph): ExportedSystem {
  return exportedSystem(system, titleOf(system, graph));
}

function titleOf({ name, root = '' }: System, graph: Graph): string {
  const declared = graph.all('architecture', root).find(({ uri }) => uri === root);
  return declared?.facts?.title ?? name;
}
