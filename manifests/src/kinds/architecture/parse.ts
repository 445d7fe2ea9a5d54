import { t } from '@vscode/l10n';
import schema from '@vitruve/schemas/architecture.schema.json' with { type: 'json' };
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '../../core/findings/finding.ts';
import { yamlFindings } from '../../core/findings/yaml-problems.ts';
import type { ParseResult } from '../../core/kind.ts';
import type { ParseMemory } from '../../core/text/memory.ts';
import type { YamlNode } from '../../core/yaml/node.ts';
import { parseYaml } from '../../core/yaml/parse.ts';
import type { Schema } from '../../formats/json-schema/schema.ts';
import { schemaValidator } from '../../formats/json-schema/validate.ts';
import { entitiesOf, type EntityReading } from './entities.ts';
import type { Architecture, ArchitectureModel } from './model.ts';
import { readArchitecture, type FlowsReading } from './read.ts';
import { referencesOf, type ReferenceReading } from './references.ts';

export const ARCHITECTURE_SCHEMA: Schema = schema;

const validate = schemaValidator(ARCHITECTURE_SCHEMA, 'architecture/schema');

/** What a file declares and names, with which its next version is read. */
interface FileReading {
  readonly architecture: Architecture;
  readonly flows: FlowsReading;
  readonly declared: EntityReading;
  readonly named: ReferenceReading;
}

/** Reads the first YAML document of a file as an architecture model, or as a part of one. */
export function parseArchitecture(
  document: TextDocument,
  memory?: ParseMemory,
): ParseResult<ArchitectureModel> {
  const { uri } = document;
  const documents = parseYaml(document.getText(), memory);
  const root = documents[0]?.root ?? null;
  const reading = readFile(uri, root, memory?.takeKept(readFile) as FileReading | undefined);
  memory?.keep(readFile, reading);
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
    model: { documents, architecture: reading?.architecture },
    entities: reading?.declared.entities ?? [],
    references: reading?.named.references ?? [],
    problems,
  };
}

function readFile(
  uri: string,
  root: YamlNode | null,
  last: FileReading | undefined,
): FileReading | undefined {
  const read = readArchitecture(uri, root, last?.flows);
  if (!read) return undefined;
  const { architecture, flows } = read;
  // What is declared and named says of which model it is.
  const before = last?.architecture.name === architecture.name ? last : undefined;
  return {
    architecture,
    flows,
    declared: entitiesOf(uri, architecture, before?.declared),
    named: referencesOf(uri, architecture, before?.named),
  };
}
