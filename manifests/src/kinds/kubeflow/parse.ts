import type { TextDocument } from 'vscode-languageserver-textdocument';
import schema from '@vitruve/schemas/kubeflow-pipeline.schema.json' with { type: 'json' };
import { schemaValidator } from '../../formats/json-schema/validate.ts';
import type { Schema } from '../../formats/json-schema/schema.ts';
import type { ParseMemory } from '../../core/text/memory.ts';
import { parseYaml } from '../../core/yaml/parse.ts';
import { pairOf } from '../../core/yaml/node.ts';
import { yamlFindings } from '../../core/findings/yaml-problems.ts';
import type { ParseResult } from '../../core/kind.ts';
import { declarationsOf } from './entities.ts';
import type { KubeflowModel } from './model.ts';
import { readModel } from './read.ts';

/** The format, as `pipeline_spec.proto` of Kubeflow Pipelines has it. */
export const KUBEFLOW_SCHEMA: Schema = schema;

const validate = schemaValidator(KUBEFLOW_SCHEMA, 'kubeflow/schema');

/** Reads a compiled pipeline. */
export function parseKubeflow(document: TextDocument, memory?: ParseMemory): ParseResult<KubeflowModel> {
  const { uri } = document;
  const documents = parseYaml(document.getText(), memory);
  const model = readModel(documents);
  // What follows the pipeline belongs to a platform, in a format of its own.
  const specification = documents.find(({ root }) => pairOf(root, 'pipelineInfo'));
  return {
    model,
    ...declarationsOf(model, uri),
    problems: [
      ...yamlFindings(uri, documents, 'before'),
      ...(specification ? validate(specification.root, uri) : []),
    ],
  };
}
