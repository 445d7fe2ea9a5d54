import type { TextDocument } from 'vscode-languageserver-textdocument';
import schema from '@vitruve/schemas/raci.schema.json' with { type: 'json' };
import { parseMarkdown } from '../../core/markdown/parse.ts';
import { schemaValidator } from '../../formats/json-schema/validate.ts';
import type { Schema } from '../../formats/json-schema/schema.ts';
import type { ParseMemory } from '../../core/text/memory.ts';
import { parseYaml } from '../../core/yaml/parse.ts';
import { yamlFindings } from '../../core/findings/yaml-problems.ts';
import type { Reference } from '../../core/graph/entity.ts';
import { readCitations, type Citations } from '../../formats/citations/citations.ts';
import { citationReferences } from '../../formats/citations/references.ts';
import type { ParseResult } from '../../core/kind.ts';
import { isYamlMatrix, variantOfFile } from './detect.ts';
import { entitiesOf } from './entities.ts';
import { referencesOf } from './references.ts';
import { matricesIn } from './markdown.ts';
import type { RaciModel } from './model.ts';
import { readYamlMatrix } from './yaml.ts';

export const RACI_SCHEMA: Schema = schema;

const validate = schemaValidator(RACI_SCHEMA, 'raci/schema');

/** Reads the matrices of a YAML or Markdown document. */
export function parseRaci(document: TextDocument, memory?: ParseMemory): ParseResult<RaciModel> {
  return isYamlMatrix(document) ? parseYamlMatrices(document, memory) : parseMarkdownMatrices(document);
}

function parseYamlMatrices(document: TextDocument, memory?: ParseMemory): ParseResult<RaciModel> {
  const { uri } = document;
  const text = document.getText();
  const documents = parseYaml(text, memory);
  const matrices = documents.flatMap(({ root }) => readYamlMatrix(text, root) ?? []);
  const written = documents.filter(({ root }, index) => root !== null || index === 0);
  return {
    model: { matrices, yaml: documents },
    ...factsOf({ matrices }, uri),
    problems: [
      ...yamlFindings(uri, documents),
      ...(text.trim() === '' ? [] : written.flatMap(({ root }) => validate(root, uri))),
    ],
  };
}

function parseMarkdownMatrices(document: TextDocument): ParseResult<RaciModel> {
  const text = document.getText();
  const markdown = parseMarkdown(text);
  const matrices = matricesIn(text, markdown, variantOfFile(document.uri));
  const problems = markdown.frontMatter ? yamlFindings(document.uri, [markdown.frontMatter.yaml]) : [];
  const citations = readCitations(document.uri, text, markdown);
  const { entities, references } = factsOf({ matrices }, document.uri);
  return {
    model: { matrices, citations },
    entities,
    references: [...references, ...otherCitations(document.uri, citations, references)],
    problems,
  };
}

/** Names of decisions anywhere in the text, but for those that rows name already. */
function otherCitations(uri: string, citations: Citations, references: readonly Reference[]): Reference[] {
  const named = new Set(references.map(({ span }) => span.start));
  return citationReferences(uri, citations).filter(({ span }) => !named.has(span.start));
}

function factsOf(
  { matrices }: RaciModel,
  uri: string,
): Pick<ParseResult<RaciModel>, 'entities' | 'references'> {
  return {
    entities: matrices.flatMap((matrix) => entitiesOf(matrix, uri)),
    references: matrices.flatMap((matrix) => referencesOf(matrix, uri)),
  };
}
