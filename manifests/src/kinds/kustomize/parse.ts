import type { TextDocument } from 'vscode-languageserver-textdocument';
import { yamlFindings } from '../../core/findings/yaml-problems.ts';
import type { ParseResult } from '../../core/kind.ts';
import type { ParseMemory } from '../../core/text/memory.ts';
import { parseYaml } from '../../core/yaml/parse.ts';
import { declarationsOf } from './entities.ts';
import type { KustomizeModel } from './model.ts';
import { readKustomization } from './read.ts';

/** Reads a kustomization, what it declares and what it lists. */
export function parseKustomization(
  document: TextDocument,
  memory?: ParseMemory,
): ParseResult<KustomizeModel> {
  const documents = parseYaml(document.getText(), memory);
  const model = readKustomization(documents, document.getText());
  return {
    model,
    ...declarationsOf(model, document.uri),
    problems: yamlFindings(document.uri, documents, 'before'),
  };
}
