import { t } from '@vscode/l10n';
import schema from '@vitruve/schemas/amdec.schema.json' with { type: 'json' };
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '../../core/findings/finding.ts';
import { schemaValidator } from '../../formats/json-schema/validate.ts';
import type { ParseMemory } from '../../core/text/memory.ts';
import { parseYaml } from '../../core/yaml/parse.ts';
import { yamlFindings } from '../../core/findings/yaml-problems.ts';
import type { ParseResult } from '../../core/kind.ts';
import { referencesOf } from './references.ts';
import { entitiesOf } from './entities.ts';
import type { AmdecModel } from './model.ts';
import { readTable } from './read.ts';

const validate = schemaValidator(schema, 'amdec/schema');

/** Reads the first YAML document of a file as an AMDEC table. */
export function parseAmdec(document: TextDocument, memory?: ParseMemory): ParseResult<AmdecModel> {
  const { uri } = document;
  const documents = parseYaml(document.getText(), memory);
  const root = documents[0]?.root ?? null;
  const model = readTable(root);
  const problems: Finding[] = yamlFindings(uri, documents);
  // An empty file is one that is being begun.
  if (root) problems.push(...validate(root, uri));
  for (const further of documents.slice(1)) {
    if (!further.root) continue;
    problems.push({
      rule: 'amdec/schema',
      severity: 'error',
      message: t('Only one table per file: this second YAML document is ignored'),
      span: { start: further.span.start, end: Math.min(further.span.start + 3, further.span.end) },
    });
  }
  return { model, entities: entitiesOf(uri, model), references: referencesOf(uri, model), problems };
}
