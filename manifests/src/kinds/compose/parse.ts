import { t } from '@vscode/l10n';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import schema from '@vitruve/schemas/compose.schema.json' with { type: 'json' };
import type { Finding } from '../../core/findings/finding.ts';
import type { Schema } from '../../formats/json-schema/schema.ts';
import { schemaValidator } from '../../formats/json-schema/validate.ts';
import type { ParseMemory } from '../../core/text/memory.ts';
import { isMap, pairOf, type YamlMap } from '../../core/yaml/node.ts';
import { parseYaml } from '../../core/yaml/parse.ts';
import { yamlFindings } from '../../core/findings/yaml-problems.ts';
import type { ParseResult } from '../../core/kind.ts';
import { declarationsOf } from './entities.ts';
import { hasVariables } from './interpolation.ts';
import type { ComposeModel } from './model.ts';
import { composeOf } from './read.ts';
import { withKnownTags } from './tags.ts';

export const COMPOSE_SCHEMA: Schema = schema;

// What a variable will be is not known: its place may want a number, or one of some words.
const validate = schemaValidator(COMPOSE_SCHEMA, 'compose/schema', { isUnknown: hasVariables });

/** Reads a Compose file. */
export function parseCompose(document: TextDocument, memory?: ParseMemory): ParseResult<ComposeModel> {
  const { uri } = document;
  const text = document.getText();
  const documents = withKnownTags(parseYaml(text, memory));
  const model = composeOf(text, documents);
  return {
    model,
    ...declarationsOf(uri, model),
    problems: [...yamlFindings(uri, documents), ...model.roots.flatMap((root) => faultsOf(root, uri))],
  };
}

function faultsOf(root: YamlMap, uri: string): readonly Finding[] {
  const first = firstFormat(root);
  if (!first) return validate(root, uri);
  return [
    {
      rule: 'compose/schema',
      severity: 'error',
      message: t('Compose file format version 1 is no longer supported: define services under "services:"'),
      span: first,
    },
  ];
}

/** The first service of a file that has its services at the top, as in 2014. */
function firstFormat(root: YamlMap): YamlMap['span'] | undefined {
  if (pairOf(root, 'services') || pairOf(root, 'include') || pairOf(root, 'version')) return undefined;
  const service = root.pairs.find(
    ({ key, value }) =>
      isMap(value) &&
      !key.text.startsWith('x-') &&
      (pairOf(value, 'image') ?? pairOf(value, 'build')) !== undefined,
  );
  return service?.key.span;
}
