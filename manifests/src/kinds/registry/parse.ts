import { t } from '@vscode/l10n';
import schema from '@vitruve/schemas/registry.schema.json' with { type: 'json' };
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '../../core/findings/finding.ts';
import { yamlFindings } from '../../core/findings/yaml-problems.ts';
import type { ParseResult } from '../../core/kind.ts';
import type { ParseMemory } from '../../core/text/memory.ts';
import { parseYaml } from '../../core/yaml/parse.ts';
import type { Schema } from '../../formats/json-schema/schema.ts';
import { schemaValidator } from '../../formats/json-schema/validate.ts';
import { entitiesOf } from './entities.ts';
import type { RegisteredModel, RegistryModel } from '../../formats/model-registry/registry.ts';
import { readModels } from '../../formats/model-registry/read.ts';
import { referencesOf } from './references.ts';

export const REGISTRY_SCHEMA: Schema = schema;

const validate = schemaValidator(REGISTRY_SCHEMA, 'registry/schema');

/** Reads the first YAML document of a file as a registry of models. */
export function parseRegistry(document: TextDocument, memory?: ParseMemory): ParseResult<RegistryModel> {
  const { uri } = document;
  const documents = parseYaml(document.getText(), memory);
  const root = documents[0]?.root ?? null;
  const models = readModels(root);
  const problems: Finding[] = yamlFindings(uri, documents);
  // An empty file is one that is being begun.
  if (root) problems.push(...validate(root, uri));
  problems.push(...models.flatMap(duplicates));
  return {
    model: { documents, models },
    entities: entitiesOf(uri, models),
    references: referencesOf(uri, models),
    problems,
  };
}

/** Two versions of one number: two branches that each made one, for example. */
function duplicates({ versions, name }: RegisteredModel): readonly Finding[] {
  const seen = new Set<string>();
  return versions.flatMap(({ version }) => {
    if (!version) return [];
    if (!seen.has(version.text)) {
      seen.add(version.text);
      return [];
    }
    const message = t('Duplicate version {0} of model "{1}"', version.text, name);
    return [{ rule: 'registry/schema', severity: 'error', message, span: version.span }];
  });
}
