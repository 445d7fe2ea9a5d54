import detectorSchema from '@vitruve/schemas/detector.schema.json' with { type: 'json' };
import { t } from '@vscode/l10n';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '../../core/findings/finding.ts';
import type { Schema } from '../../formats/json-schema/schema.ts';
import { schemaValidator } from '../../formats/json-schema/validate.ts';
import type { ParseMemory } from '../../core/text/memory.ts';
import { fileName } from '../../core/text/resource.ts';
import { isMap, scalarOf, type YamlNode } from '../../core/yaml/node.ts';
import { parseYaml } from '../../core/yaml/parse.ts';
import { yamlFindings } from '../../core/findings/yaml-problems.ts';
import type { ParseResult } from '../../core/kind.ts';
import { entityOf } from './entities.ts';
import { referencesOf } from './references.ts';
import { modelBeside, stemOf } from './model-files.ts';
import type { DetectorModel, DetectorFields } from './model.ts';

export const DETECTOR_SCHEMA: Schema = detectorSchema;

const validate = schemaValidator(DETECTOR_SCHEMA, 'detector/schema');

/** Reads the manifest of a model. JSON is YAML. */
export function parseDetector(document: TextDocument, memory?: ParseMemory): ParseResult<DetectorModel> {
  const { uri } = document;
  const name = fileName(uri);
  const stem = stemOf(name) ?? name;
  const documents = parseYaml(document.getText(), memory);
  const root = documents[0]?.root ?? null;
  const problems: Finding[] = yamlFindings(uri, documents);
  // An empty file is one that is being begun.
  if (root) problems.push(...validate(root, uri));
  for (const further of documents.slice(1)) {
    if (!further.root) continue;
    problems.push({
      rule: 'detector/schema',
      severity: 'error',
      message: t('Only one model per file: this second YAML document is ignored'),
      span: { start: further.span.start, end: Math.min(further.span.start + 3, further.span.end) },
    });
  }
  const model: DetectorModel = {
    documents,
    isJson: /\.json$/iu.test(name),
    stem,
    file: modelBeside(uri, stem),
    fields: fieldsOf(root),
  };
  return { model, entities: [entityOf(uri, model)], references: referencesOf(uri, model), problems };
}

function fieldsOf(root: YamlNode | null): DetectorFields | undefined {
  if (!isMap(root)) return undefined;
  return {
    root,
    id: scalarOf(root, 'id'),
    subject: scalarOf(root, 'subject'),
    layout: scalarOf(root, 'layout'),
    licence: scalarOf(root, 'licence'),
    source: scalarOf(root, 'source'),
    hash: scalarOf(root, 'hash'),
  };
}
