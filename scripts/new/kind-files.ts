import { completeText, hoverText, outlineText, referencesText } from './kind-features.ts';
import { ownerMissingPageText, pageText, schemaPageText } from './kind-pages.ts';
import { testText } from './kind-test.ts';
import { camelCase, constantCase, pascalCase } from './skeleton.ts';

/** The files that a kind begins with, by their paths. */
export function kindFiles(name: string): Readonly<Record<string, string>> {
  const folder = `manifests/src/kinds/${name}`;
  const rules = `docs/rules/${name}`;
  return {
    [`schemas/${name}.schema.json`]: schemaText(name),
    [`${folder}/files.ts`]: filesText(name),
    [`${folder}/model.ts`]: modelText(name),
    [`${folder}/parse.ts`]: parseText(name),
    [`${folder}/references.ts`]: referencesText(name),
    [`${folder}/detect.ts`]: detectText(name),
    [`${folder}/declaration.ts`]: declarationText(name),
    [`${folder}/complete.ts`]: completeText(name),
    [`${folder}/hover.ts`]: hoverText(name),
    [`${folder}/outline.ts`]: outlineText(name),
    [`${folder}/kind.ts`]: kindText(name),
    [`${folder}/rules/owner-missing.ts`]: ownerMissingText(name),
    [`${folder}/rules/index.ts`]: rulesText(name),
    [`${folder}/${name}.test.ts`]: testText(name),
    [`docs/kinds/${name}.md`]: pageText(name),
    [`${rules}/schema.md`]: schemaPageText(name),
    [`${rules}/owner-missing.md`]: ownerMissingPageText(name),
  };
}

/** The French of the texts in these files, by the English ones. */
export function frenchOf(name: string): Readonly<Record<string, string>> {
  return {
    [`{0} ${name} file`]: `{0} fichier ${name}`,
    [`{0} ${name} files`]: `{0} fichiers ${name}`,
    [ownerMissingMessage(name)]: `Aucun responsable pour ce fichier ${name}`,
  };
}

function ownerMissingMessage(name: string): string {
  return `No owner for this ${name} file`;
}

function detectText(name: string): string {
  return `import type { TextDocument } from 'vscode-languageserver-textdocument';
import { isOneOf } from '../../core/files/file-set.ts';
import { ${constantCase(name)}_FILES } from './files.ts';

/** True for a file called \`*.${name}.yaml\`. */
export function is${pascalCase(name)}({ uri }: TextDocument): boolean {
  return ${constantCase(name)}_FILES.some((set) => isOneOf(set, uri));
}
`;
}

function rulesText(name: string): string {
  return `import type { Rule } from '../../../core/rules/rule.ts';
import type { ${pascalCase(name)}Model } from '../model.ts';
import { ownerMissing } from './owner-missing.ts';

/** All rules of the kind. */
export const ${constantCase(name)}_RULES: readonly Rule<${pascalCase(name)}Model>[] = [ownerMissing];
`;
}

function schemaText(name: string): string {
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: `Vitruve ${name}`,
    description: `A ${name} file.`,
    'x-description-fr': `Un fichier ${name}.`,
    type: 'object',
    additionalProperties: false,
    required: ['name'],
    properties: {
      $schema: {
        description: 'JSON Schema of this file, for editors.',
        'x-description-fr': 'Schéma JSON de ce fichier, pour les éditeurs.',
        type: 'string',
      },
      name: {
        description: 'Name of what the file describes.',
        'x-description-fr': 'Nom de ce que le fichier décrit.',
        type: 'string',
        minLength: 1,
      },
      owner: {
        description: 'Owner: a role or a person of the RACI matrix.',
        'x-description-fr': 'Responsable\u00a0: un rôle ou une personne de la matrice RACI.',
        type: 'string',
        minLength: 1,
      },
    },
    patternProperties: {
      '^x-': {
        description: 'Custom key, ignored by Vitruve.',
        'x-description-fr': 'Clé personnalisée, ignorée par Vitruve.',
      },
    },
  };
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}

function filesText(name: string): string {
  return `import type { FileSet } from '../../core/files/file-set.ts';

export const ${constantCase(name)}_FILES: readonly FileSet[] = [
  { patterns: ['*.${name}.{yaml,yml}'], languages: ['yaml'], activates: true, schema: '${name}' },
];
`;
}

function modelText(name: string): string {
  return `import type { YamlDocument, YamlScalar } from '../../core/yaml/node.ts';

/** What a document of the kind says, with the spans of its parts. */
export interface ${pascalCase(name)}Model {
  readonly documents: readonly YamlDocument[];
  readonly name: YamlScalar | undefined;
  readonly owner: YamlScalar | undefined;
}
`;
}

function parseText(name: string): string {
  const type = pascalCase(name);
  const constant = constantCase(name);
  return `import schema from '@vitruve/schemas/${name}.schema.json' with { type: 'json' };
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { yamlFindings } from '../../core/findings/yaml-problems.ts';
import type { ParseResult } from '../../core/kind.ts';
import type { ParseMemory } from '../../core/text/memory.ts';
import { isMap, scalarOf } from '../../core/yaml/node.ts';
import { parseYaml } from '../../core/yaml/parse.ts';
import type { Schema } from '../../formats/json-schema/schema.ts';
import { schemaValidator } from '../../formats/json-schema/validate.ts';
import type { ${type}Model } from './model.ts';
import { referencesOf } from './references.ts';

export const ${constant}_SCHEMA: Schema = schema;

const validate = schemaValidator(${constant}_SCHEMA, '${name}/schema');

/** Reads the first YAML document of a file: its model, what it declares and names, and what is wrong with its form. */
export function parse${type}(document: TextDocument, memory?: ParseMemory): ParseResult<${type}Model> {
  const { uri } = document;
  const documents = parseYaml(document.getText(), memory);
  const root = documents[0]?.root ?? null;
  const map = isMap(root) ? root : undefined;
  const model = { documents, name: scalarOf(map, 'name'), owner: scalarOf(map, 'owner') };
  return {
    model,
    entities: [],
    references: referencesOf(uri, model),
    // An empty file is one that is being begun.
    problems: [...yamlFindings(uri, documents), ...(root ? validate(root, uri) : [])],
  };
}
`;
}

function declarationText(name: string): string {
  const constant = constantCase(name);
  return `import type { KindDeclaration } from '../../core/kind.ts';
import { counted } from '../../core/language.ts';
import { is${pascalCase(name)} } from './detect.ts';
import { ${constant}_FILES } from './files.ts';

/** Files called \`*.${name}.yaml\`. */
export const ${constant}_DECLARATION: KindDeclaration = {
  id: '${name}',
  describeCount: (count) => counted(count, '{0} ${name} file', '{0} ${name} files'),
  files: ${constant}_FILES,
  structureRules: [{ id: '${name}/schema', severity: 'error' }],
  detect: is${pascalCase(name)},
};
`;
}

function kindText(name: string): string {
  const constant = constantCase(name);
  const type = pascalCase(name);
  return `import type { Kind } from '../../core/kind.ts';
import { complete${type} } from './complete.ts';
import { ${constant}_DECLARATION } from './declaration.ts';
import { hover${type} } from './hover.ts';
import type { ${type}Model } from './model.ts';
import { ${camelCase(name)}Outline } from './outline.ts';
import { parse${type} } from './parse.ts';
import { ${constant}_RULES } from './rules/index.ts';

/** Files called \`*.${name}.yaml\`. */
export const ${constant}: Kind<${type}Model> = {
  ...${constant}_DECLARATION,
  parse: parse${type},
  rules: ${constant}_RULES,
  complete: complete${type},
  hover: hover${type},
  outline: ${camelCase(name)}Outline,
};
`;
}

function ownerMissingText(name: string): string {
  const type = pascalCase(name);
  return `import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { contentOf } from '../../../core/yaml/node.ts';
import type { ${type}Model } from '../model.ts';

/** A document that has a name, and for which nobody answers. */
export const ownerMissing: Rule<${type}Model> = {
  id: '${name}/owner-missing',
  severity: 'warning',
  *check({ model }) {
    if (model.owner || !model.name) return;
    yield { message: t('${ownerMissingMessage(name)}'), span: contentOf(model.name) };
  },
};
`;
}
