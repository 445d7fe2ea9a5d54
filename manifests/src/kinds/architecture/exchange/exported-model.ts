import type { Graph } from '../../../core/graph/graph.ts';
import type { System } from '../../../formats/architecture/system.ts';
import { exportedSystem, type ExportedSystem } from './exported-system.ts';
import type { ExportFormat } from './formats.ts';
import { lostIn } from './lost.ts';

/** A model for another program. */
export interface ExportedModel {
  readonly text: string;
  /** What is not in it, in words. */
  readonly lost: readonly string[];
}

/** Writes a model for another program. */
export function exportedModel(format: ExportFormat, system: System, graph: Graph): ExportedModel {
  const exported = preparedModel(system, graph);
  return { text: format.write(exported), lost: lostIn(format, system, exported, graph) };
}

/** A model as all formats are given it. */
export function preparedModel(system: System, graph: Graph): ExportedSystem {
  const { name, root = '' } = system;
  const declared = graph.all('architecture', root).find(({ uri }) => uri === root);
  return exportedSystem(system, declared?.facts?.title ?? name);
}
