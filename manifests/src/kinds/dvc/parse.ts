import schema from '@vitruve/schemas/dvc.schema.json' with { type: 'json' };
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { paramsEntries } from '../../formats/params/params-file.ts';
import type { Schema } from '../../formats/json-schema/schema.ts';
import { schemaValidator } from '../../formats/json-schema/validate.ts';
import type { ParseMemory } from '../../core/text/memory.ts';
import { parseYaml } from '../../core/yaml/parse.ts';
import { yamlFindings } from '../../core/findings/yaml-problems.ts';
import type { ParseResult } from '../../core/kind.ts';
import { roleOf } from './detect.ts';
import { referencesOf } from './references.ts';
import { entitiesOf } from './entities.ts';
import type { DvcModel } from './model.ts';
import { readDvcFile, trackedPaths } from './read.ts';

export const DVC_SCHEMA: Schema = schema;

const validate = schemaValidator(DVC_SCHEMA, 'dvc/schema');

/** Reads a file of DVC by what its name says that it is. */
export function parseDvc(document: TextDocument, memory?: ParseMemory): ParseResult<DvcModel> {
  const { uri } = document;
  const text = document.getText();
  const role = roleOf(uri) ?? 'params';
  const documents = parseYaml(text, memory);
  const root = documents[0]?.root ?? null;
  const model: DvcModel = {
    role,
    documents,
    file: role === 'stages' ? readDvcFile(root) : undefined,
    tracked: role === 'data' ? trackedPaths(root) : [],
    params: role === 'params' ? paramsEntries(root) : [],
  };
  return {
    model,
    entities: entitiesOf(uri, model),
    references: referencesOf(uri, text, model),
    problems: [...yamlFindings(uri, documents), ...(role === 'stages' && root ? validate(root, uri) : [])],
  };
}
