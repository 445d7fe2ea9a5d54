import type { TextDocument } from 'vscode-languageserver-textdocument';
import { yamlFindings } from '../../core/findings/yaml-problems.ts';
import type { ParseResult } from '../../core/kind.ts';
import type { ParseMemory } from '../../core/text/memory.ts';
import { parseYaml } from '../../core/yaml/parse.ts';
import { factsOfResource } from './families/with-family.ts';
import type { KubernetesModel } from './resources/model.ts';
import { resourcesOf } from './resources/read.ts';
import { withoutCascade, separatorFindings } from './resources/run-together.ts';

/** Reads resources, with what they and their families declare and name. */
export function parseKubernetes(document: TextDocument, memory?: ParseMemory): ParseResult<KubernetesModel> {
  const documents = parseYaml(document.getText(), memory);
  const resources = resourcesOf(documents);
  const declared = resources.map((resource) => factsOfResource(resource, document.uri));
  return {
    model: { documents, resources },
    entities: declared.flatMap(({ entities }) => entities),
    references: declared.flatMap(({ references }) => references),
    problems: [
      ...yamlFindings(document.uri, documents.map(withoutCascade), 'before'),
      ...separatorFindings(document.uri, documents),
    ],
  };
}
