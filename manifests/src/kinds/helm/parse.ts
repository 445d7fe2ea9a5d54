import type { TextDocument } from 'vscode-languageserver-textdocument';
import { yamlFindings } from '../../core/findings/yaml-problems.ts';
import type { ParseResult } from '../../core/kind.ts';
import type { ParseMemory } from '../../core/text/memory.ts';
import { isMap } from '../../core/yaml/node.ts';
import { parseYaml } from '../../core/yaml/parse.ts';
import { entitiesOf } from './entities.ts';
import type { ChartModel } from './model.ts';

/** Reads `Chart.yaml`. */
export function parseHelmChart(document: TextDocument, memory?: ParseMemory): ParseResult<ChartModel> {
  const documents = parseYaml(document.getText(), memory);
  const model = { documents, root: documents.map(({ root }) => root).find((node) => isMap(node)) };
  return {
    model,
    entities: entitiesOf(document.uri, model),
    references: [],
    problems: yamlFindings(document.uri, documents),
  };
}
