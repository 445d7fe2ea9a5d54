import { t } from '@vscode/l10n';
import schema from '@vitruve/schemas/quality.schema.json' with { type: 'json' };
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '../../core/findings/finding.ts';
import { yamlFindings } from '../../core/findings/yaml-problems.ts';
import type { ParseResult } from '../../core/kind.ts';
import type { ParseMemory } from '../../core/text/memory.ts';
import { parseYaml } from '../../core/yaml/parse.ts';
import type { Schema } from '../../formats/json-schema/schema.ts';
import { schemaValidator } from '../../formats/json-schema/validate.ts';
import { entitiesOf } from './entities.ts';
import type { QualityModel } from './model.ts';
import { readSuite } from './read.ts';
import { referencesOf } from './references.ts';

export const QUALITY_SCHEMA: Schema = schema;

const validate = schemaValidator(QUALITY_SCHEMA, 'quality/schema');

/** Reads the first YAML document of a file as a suite of checks. */
export function parseQuality(document: TextDocument, memory?: ParseMemory): ParseResult<QualityModel> {
  const { uri } = document;
  const documents = parseYaml(document.getText(), memory);
  const root = documents[0]?.root ?? null;
  const suite = readSuite(root);
  const problems: Finding[] = yamlFindings(uri, documents);
  // An empty file is one that is being begun.
  if (root) problems.push(...validate(root, uri));
  for (const further of documents.slice(1)) {
    if (!further.root) continue;
    problems.push({
      rule: 'quality/schema',
      severity: 'error',
      message: t('Only one quality suite per file: this second YAML document is ignored'),
      span: { start: further.span.start, end: Math.min(further.span.start + 3, further.span.end) },
    });
  }
  return {
    model: { documents, suite },
    entities: suite ? entitiesOf(uri, suite) : [],
    references: suite ? referencesOf(uri, suite) : [],
    problems,
  };
}
