import { t } from '@vscode/l10n';
import blurSchema from '@vitruve/schemas/blur.schema.json' with { type: 'json' };
import nestorSchema from '@vitruve/schemas/nestor-ai-config.schema.json' with { type: 'json' };
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '../../core/findings/finding.ts';
import type { Schema } from '../../formats/json-schema/schema.ts';
import { schemaValidator } from '../../formats/json-schema/validate.ts';
import type { ParseMemory } from '../../core/text/memory.ts';
import { parseYaml } from '../../core/yaml/parse.ts';
import { yamlFindings } from '../../core/findings/yaml-problems.ts';
import type { ParseResult } from '../../core/kind.ts';
import { formOf } from './detect.ts';
import type { BlurModel } from './model.ts';
import { readBlur } from './read.ts';
import { readNestor } from './read-nestor.ts';
import { referencesOf } from './references.ts';

export const BLUR_SCHEMA: Schema = blurSchema;
export const NESTOR_SCHEMA: Schema = nestorSchema;

const validate = {
  blur: schemaValidator(BLUR_SCHEMA, 'blur/schema'),
  nestor: schemaValidator(NESTOR_SCHEMA, 'blur/schema'),
};

/** Reads a configuration by what its name says that it is. JSON is YAML. */
export function parseBlur(document: TextDocument, memory?: ParseMemory): ParseResult<BlurModel> {
  const { uri } = document;
  const form = formOf(uri);
  const documents = parseYaml(document.getText(), memory);
  const root = documents[0]?.root ?? null;
  const settings = form === 'nestor' ? readNestor(root) : readBlur(root);
  const problems: Finding[] = yamlFindings(uri, documents);
  // An empty file is one that is being begun.
  if (root) problems.push(...validate[form](root, uri));
  for (const further of documents.slice(1)) {
    if (!further.root) continue;
    problems.push({
      rule: 'blur/schema',
      severity: 'error',
      message: t('Only one configuration per file: this second YAML document is ignored'),
      span: { start: further.span.start, end: Math.min(further.span.start + 3, further.span.end) },
    });
  }
  return {
    model: { form, documents, settings },
    entities: [],
    references: settings ? referencesOf(uri, settings) : [],
    problems,
  };
}

/** The schema of a document. */
export function schemaOf({ form }: BlurModel): Schema {
  return form === 'nestor' ? NESTOR_SCHEMA : BLUR_SCHEMA;
}
