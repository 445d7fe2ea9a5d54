import { t } from '@vscode/l10n';
import schema from '@vitruve/schemas/objectives.schema.json' with { type: 'json' };
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '../../core/findings/finding.ts';
import { yamlFindings } from '../../core/findings/yaml-problems.ts';
import type { ParseResult } from '../../core/kind.ts';
import type { ParseMemory } from '../../core/text/memory.ts';
import { parseYaml } from '../../core/yaml/parse.ts';
import type { Schema } from '../../formats/json-schema/schema.ts';
import { schemaValidator } from '../../formats/json-schema/validate.ts';
import type { ObjectivesModel } from '../../formats/objectives/model.ts';
import { readObjectives } from '../../formats/objectives/read.ts';
import { entitiesOf } from './entities.ts';
import { referencesOf } from './references.ts';

export const OBJECTIVES_SCHEMA: Schema = schema;

const validate = schemaValidator(OBJECTIVES_SCHEMA, 'objectives/schema');

/** Reads the first YAML document of a file as objectives. */
export function parseObjectives(document: TextDocument, memory?: ParseMemory): ParseResult<ObjectivesModel> {
  const { uri } = document;
  const documents = parseYaml(document.getText(), memory);
  const root = documents[0]?.root ?? null;
  const file = readObjectives(root);
  const problems: Finding[] = yamlFindings(uri, documents);
  // An empty file is one that is being begun.
  if (root) problems.push(...validate(root, uri));
  for (const further of documents.slice(1)) {
    if (!further.root) continue;
    problems.push({
      rule: 'objectives/schema',
      severity: 'error',
      message: t('Only one list of objectives per file: this second YAML document is ignored'),
      span: { start: further.span.start, end: Math.min(further.span.start + 3, further.span.end) },
    });
  }
  return {
    model: { documents, file },
    entities: file ? entitiesOf(uri, file) : [],
    references: file ? referencesOf(uri, file) : [],
    problems,
  };
}
