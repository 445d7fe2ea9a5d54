import { newRule } from './rule.ts';
import { addFrench, camelCase, checkName, constantCase, edit, pascalCase, writeNew } from './skeleton.ts';

/**
 * Makes a kind of manifests for files called `*.NAME.yaml`: detection by name, a model of the parsed text, an outline, a first rule
 * with its page and its French, a page of its own and a test. It is listed in `kinds/index.ts`.
 * @returns the paths of what was written and changed.
 * @throws NameError for a name that is taken, or no name.
 */
export async function newKind(root: string, given: string | undefined): Promise<readonly string[]> {
  const name = checkName(given, 'npm run new:kind -- NAME');
  const folder = `manifests/src/kinds/${name}`;
  const files = await writeNew(root, {
    [`${folder}/files.ts`]: filesText(name),
    [`${folder}/model.ts`]: modelText(name),
    [`${folder}/parse.ts`]: parseText(name),
    [`${folder}/detect.ts`]: detectText(name),
    [`${folder}/declaration.ts`]: declarationText(name),
    [`${folder}/outline.ts`]: outlineText(name),
    [`${folder}/kind.ts`]: kindText(name),
    [`${folder}/rules/index.ts`]: rulesText(name),
    [`${folder}/${name}.test.ts`]: testText(name),
    [`docs/kinds/${name}.md`]: `# ${pascalCase(name)}\n\nWhat these files are, what Vitruve knows of them, and its rules: [docs/rules/${name}](../rules/${name}).\n`,
  });
  const rule = await newRule(root, `${name}/name-missing`);
  await addFrench(root, name, {
    [`{0} ${name} file`]: `{0} fichier ${name}`,
    [`{0} ${name} files`]: `{0} fichiers ${name}`,
  });
  const list = await edit(root, 'manifests/src/kinds/index.ts', (text) => listed(text, name));
  return [...files, ...rule, list];
}

function filesText(name: string): string {
  return `import type { FileSet } from '../../core/files/file-set.ts';

const NAMED: FileSet = { patterns: ['*.${name}.{yaml,yml}'], languages: ['yaml'], activates: true };
export const ${constantCase(name)}_FILES: readonly FileSet[] = [NAMED];
`;
}

function modelText(name: string): string {
  return `import type { YamlDocument } from '../../core/yaml/node.ts';

/** What a document of the kind says, with the spans of its parts. */
export interface ${pascalCase(name)}Model {
  readonly documents: readonly YamlDocument[];
}
`;
}

function parseText(name: string): string {
  return `import type { TextDocument } from 'vscode-languageserver-textdocument';
import { yamlFindings } from '../../core/findings/yaml-problems.ts';
import type { ParseResult } from '../../core/kind.ts';
import type { ParseMemory } from '../../core/text/memory.ts';
import { parseYaml } from '../../core/yaml/parse.ts';
import type { ${pascalCase(name)}Model } from './model.ts';

/** Reads a document: its model, what it declares and names, and what is wrong with its form. */
export function parse${pascalCase(name)}(document: TextDocument, memory?: ParseMemory): ParseResult<${pascalCase(name)}Model> {
  const documents = parseYaml(document.getText(), memory);
  return { model: { documents }, entities: [], references: [], problems: yamlFindings(document.uri, documents) };
}
`;
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
  detect: is${pascalCase(name)},
};
`;
}

function outlineText(name: string): string {
  return `import type { OutlineItem } from '../../core/contributions/outline.ts';
import type { KindContext } from '../../core/kind.ts';
import { isMap } from '../../core/yaml/node.ts';
import type { ${pascalCase(name)}Model } from './model.ts';

/** The keys at the top of a document. */
export function ${camelCase(name)}Outline({ model }: KindContext<${pascalCase(name)}Model>): readonly OutlineItem[] {
  return model.documents.flatMap(({ root }) =>
    (isMap(root) ? root.pairs : []).map(({ key, span }) => ({
      name: key.text,
      icon: 'section' as const,
      span,
      nameSpan: key.span,
    })),
  );
}
`;
}

function kindText(name: string): string {
  const constant = constantCase(name);
  const type = pascalCase(name);
  return `import type { Kind } from '../../core/kind.ts';
import { ${constant}_DECLARATION } from './declaration.ts';
import type { ${type}Model } from './model.ts';
import { ${camelCase(name)}Outline } from './outline.ts';
import { parse${type} } from './parse.ts';
import { ${constant}_RULES } from './rules/index.ts';

/** Files called \`*.${name}.yaml\`. */
export const ${constant}: Kind<${type}Model> = {
  ...${constant}_DECLARATION,
  parse: parse${type},
  rules: ${constant}_RULES,
  outline: ${camelCase(name)}Outline,
};
`;
}

function rulesText(name: string): string {
  return `import type { Rule } from '../../../core/rules/rule.ts';
import type { ${pascalCase(name)}Model } from '../model.ts';

/** All rules of the kind. */
export const ${constantCase(name)}_RULES: readonly Rule<${pascalCase(name)}Model>[] = [];
`;
}

function testText(name: string): string {
  const constant = constantCase(name);
  return `import assert from 'node:assert/strict';
import { uriOf, workspaceOf } from '../../testing/workspace-of.ts';
import { KINDS } from '../index.ts';
import { ${constant} } from './kind.ts';

const FILE = 'team.${name}.yaml';

function rulesIn(text: string): readonly string[] {
  return workspaceOf({ [FILE]: text })
    .check(uriOf(FILE))
    .findings.map(({ rule }) => rule);
}

describe('${name}', () => {
  it('is known by the name of its files', () => {
    assert.ok(KINDS.some(({ id }) => id === '${name}'));
    assert.equal(workspaceOf({ [FILE]: '' }).kindOf(uriOf(FILE)), ${constant});
    assert.notEqual(workspaceOf({ 'other.yaml': '' }).kindOf(uriOf('other.yaml')), ${constant});
  });

  it('reports a document without a name, and none that has one', () => {
    assert.deepEqual(rulesIn('title: x\\n'), ['${name}/name-missing']);
    assert.deepEqual(rulesIn('name: x\\n'), []);
  });

  it('reports broken YAML', () => {
    assert.ok(rulesIn('name: [x\\n').includes('yaml/syntax'));
  });

  it('has its keys in the outline', () => {
    const manifest = workspaceOf({ [FILE]: 'name: x\\n' }).manifest(uriOf(FILE));
    assert.ok(manifest);
    assert.deepEqual(
      manifest.kind.outline?.(manifest.context).map((item) => item.name),
      ['name'],
    );
  });
});
`;
}

/** The list of kinds with one more: asked before those that take what no other does. */
function listed(text: string, name: string): string {
  const constant = constantCase(name);
  const entry = `loadable(${constant}_DECLARATION, async () => (await import('./${name}/kind.ts')).${constant}),`;
  const line = /\n {2}loadable\(PROSE_DECLARATION/u;
  return `import { ${constant}_DECLARATION } from './${name}/declaration.ts';\n${text.replace(line, `\n  ${entry}$&`)}`;
}
