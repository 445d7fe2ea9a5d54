import type { TextDocument } from 'vscode-languageserver-textdocument';
import schema from '@vitruve/schemas/openfaas.schema.json' with { type: 'json' };
import type { Entity, Reference } from '../../core/graph/entity.ts';
import { imageBuilt, imageRun } from '../../formats/container-images/image-mentions.ts';
import type { Schema } from '../../formats/json-schema/schema.ts';
import { schemaValidator } from '../../formats/json-schema/validate.ts';
import type { ParseMemory } from '../../core/text/memory.ts';
import { resolveFrom } from '../../core/text/resource.ts';
import { contentOf, isMap, scalarOf, scalarsOf, valueOf, type YamlDocument } from '../../core/yaml/node.ts';
import { parseYaml } from '../../core/yaml/parse.ts';
import { yamlFindings } from '../../core/findings/yaml-problems.ts';
import { hasVariables } from '../compose/interpolation.ts';
import type { ParseResult } from '../../core/kind.ts';
import type { OpenFaasModel, StackFunction } from './model.ts';

export const OPENFAAS_SCHEMA: Schema = schema;

const validate = schemaValidator(OPENFAAS_SCHEMA, 'openfaas/schema', { isUnknown: hasVariables });

/** Reads a stack of functions. */
export function parseOpenFaas(document: TextDocument, memory?: ParseMemory): ParseResult<OpenFaasModel> {
  const { uri } = document;
  const documents = parseYaml(document.getText(), memory);
  const functions = documents.flatMap(functionsIn);
  return {
    model: { documents, functions },
    entities: functions.flatMap((fn) => builtImage(uri, fn)),
    references: functions.flatMap((fn) => [...files(uri, fn), ...runImage(uri, fn)]),
    problems: [
      ...yamlFindings(uri, documents, 'before'),
      ...documents.flatMap(({ root }) => (root === null ? [] : validate(root, uri))),
    ],
  };
}

function functionsIn({ root }: YamlDocument): StackFunction[] {
  const functions = valueOf(root, 'functions');
  if (!isMap(functions)) return [];
  return functions.pairs.flatMap((pair): StackFunction[] => {
    const node = pair.value;
    if (!isMap(node)) return [];
    return [
      {
        name: pair.key.text,
        pair,
        node,
        lang: scalarOf(node, 'lang'),
        handler: scalarOf(node, 'handler'),
        image: scalarOf(node, 'image'),
        environmentFiles: scalarsOf(valueOf(node, 'environment_file')),
        skipsBuild: scalarOf(node, 'skip_build')?.value === true,
      },
    ];
  });
}

/** What faas-cli builds, by the name that it gets. */
function builtImage(uri: string, { image, skipsBuild }: StackFunction): Entity[] {
  return image && !skipsBuild ? imageBuilt(uri, image) : [];
}

function runImage(uri: string, { image, skipsBuild }: StackFunction): Reference[] {
  return image && skipsBuild ? imageRun(uri, image) : [];
}

function files(uri: string, { handler, environmentFiles }: StackFunction): Reference[] {
  return [...(handler ? [handler] : []), ...environmentFiles].flatMap((path): Reference[] => {
    if (hasVariables(path.text) || path.text === '') return [];
    const target = resolveFrom(uri, path.text);
    const relation = path === handler ? 'handler' : 'env-file';
    return [
      {
        types: ['file'],
        uri,
        name: path.text,
        key: target,
        span: contentOf(path),
        notation: 'fixed',
        relation,
        target,
      },
    ];
  });
}
