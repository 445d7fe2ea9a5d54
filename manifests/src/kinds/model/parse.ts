import { t } from '@vscode/l10n';
import schema from '@vitruve/schemas/model.schema.json' with { type: 'json' };
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '../../core/findings/finding.ts';
import { yamlFindings } from '../../core/findings/yaml-problems.ts';
import type { ParseResult } from '../../core/kind.ts';
import type { ParseMemory } from '../../core/text/memory.ts';
import { parseYaml } from '../../core/yaml/parse.ts';
import type { Schema } from '../../formats/json-schema/schema.ts';
import { schemaValidator } from '../../formats/json-schema/validate.ts';
import { entityOf } from './entities.ts';
import type { ModelDocument } from './model.ts';
import { readManifest } from './read.ts';
import { referencesOf } from './references.ts';

export const MODEL_SCHEMA: Schema = schema;

const validate = schemaValidator(MODEL_SCHEMA, 'model/schema');

/** Reads the first YAML document of a file as the manifest of a model. */
export function parseModel(document: TextDocument, memory?: ParseMemory): ParseResult<ModelDocument> {
  const { uri } = document;
  const documents = parseYaml(document.getText(), memory);
  const root = documents[0]?.root ?? null;
  const manifest = readManifest(root);
  const problems: Finding[] = yamlFindings(uri, documents);
  // An empty file is one that is being begun.
  if (root) problems.push(...validate(root, uri));
  for (const further of documents.slice(1)) {
    if (!further.root) continue;
    problems.push({
      rule: 'model/schema',
      severity: 'error',
      message: t('Only one model per file: this second YAML document is ignored'),
      span: { start: further.span.start, end: Math.min(further.span.start + 3, further.span.end) },
    });
  }
  return {
    model: { documents, manifest },
    entities: manifest ? [entityOf(uri, manifest)] : [],
    references: manifest ? referencesOf(uri, manifest) : [],
    problems,
  };
}
