import { t } from '@vscode/l10n';
import schema from '@vitruve/schemas/pipeline.schema.json' with { type: 'json' };
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '../../core/findings/finding.ts';
import type { Schema } from '../../formats/json-schema/schema.ts';
import { schemaValidator } from '../../formats/json-schema/validate.ts';
import type { ParseMemory } from '../../core/text/memory.ts';
import { parseYaml } from '../../core/yaml/parse.ts';
import { yamlFindings } from '../../core/findings/yaml-problems.ts';
import type { ParseResult } from '../../core/kind.ts';
import { entitiesOf } from './entities.ts';
import type { PipelineModel } from './model.ts';
import { readPipeline } from './read.ts';
import { referencesOf } from './references.ts';

export const PIPELINE_SCHEMA: Schema = schema;

const validate = schemaValidator(PIPELINE_SCHEMA, 'pipeline/schema');

/** Reads the first YAML document of a file as a pipeline. */
export function parsePipeline(document: TextDocument, memory?: ParseMemory): ParseResult<PipelineModel> {
  const { uri } = document;
  const text = document.getText();
  const documents = parseYaml(text, memory);
  const root = documents[0]?.root ?? null;
  const pipeline = readPipeline(root);
  const problems: Finding[] = yamlFindings(uri, documents);
  // An empty file is one that is being begun.
  if (root) problems.push(...validate(root, uri));
  for (const further of documents.slice(1)) {
    if (!further.root) continue;
    problems.push({
      rule: 'pipeline/schema',
      severity: 'error',
      message: t('Only one pipeline per file: this second YAML document is ignored'),
      span: { start: further.span.start, end: Math.min(further.span.start + 3, further.span.end) },
    });
  }
  return {
    model: { documents, pipeline },
    entities: pipeline ? entitiesOf(uri, pipeline) : [],
    references: pipeline ? referencesOf(uri, text, pipeline) : [],
    problems,
  };
}
