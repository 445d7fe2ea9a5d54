import { t } from '@vscode/l10n';
import schema from '@vitruve/schemas/architecture.schema.json' with { type: 'json' };
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '../../core/findings/finding.ts';
import { yamlFindings } from '../../core/findings/yaml-problems.ts';
import type { ParseResult } from '../../core/kind.ts';
import type { ParseMemory } from '../../core/text/memory.ts';
import { parseYaml } from '../../core/yaml/parse.ts';
import type { Schema } from '../../formats/json-schema/schema.ts';
import { schemaValidator } from '../../formats/json-schema/validate.ts';
import { entitiesOf } from './entities.ts';
import type { ArchitectureModel } from './model.ts';
import { readArchitecture } from './read.ts';
import { referencesOf } from './references.ts';

export const ARCHITECTURE_SCHEMA: Schema = schema;

const validate = schemaValidator(ARCHITECTURE_SCHEMA, 'architecture/schema');

/** Reads the first YAML document of a file as an architecture model, or as a part of one. */
export function parseArchitecture(
  document: TextDocument,
  memory?: ParseMemory,
): ParseResult<ArchitectureModel> {
  const { uri } = document;
  const documents = parseYaml(document.getText(), memory);
  const root = documents[0]?.root ?? null;
  const architecture = readArchitecture(uri, root);
  const problems: Finding[] = yamlFindings(uri, documents);
  // An empty file is one that is being begun.
  if (root) problems.push(...validate(root, uri));
  for (const further of documents.slice(1)) {
    if (!further.root) continue;
    problems.push({
      rule: 'architecture/schema',
      severity: 'error',
      message: t('Only one architecture model per file: this second YAML document is ignored'),
      span: { start: further.span.start, end: Math.min(further.span.start + 3, further.span.end) },
    });
  }
  return {
    model: { documents, architecture },
    entities: architecture ? entitiesOf(uri, architecture) : [],
    references: architecture ? referencesOf(uri, architecture) : [],
    problems,
  };
}
