import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { glob } from 'tinyglobby';
import { modelIn, type ModelType } from './model-type.ts';
import { addFrench, camelCase, checkName, edit, NameError, writeNew } from './skeleton.ts';

const USAGE = 'npm run new:rule -- KIND/NAME';

/**
 * Makes a rule: its file, its page with a bad and a good example, and the French of its message. Until it is written, it reports a
 * mark that no file has but the bad example, so that it disturbs no other test.
 * @returns the paths of what was written and changed.
 * @throws NameError for a kind that is not there, or a rule that is.
 */
export async function newRule(root: string, id: string | undefined): Promise<readonly string[]> {
  const [kind, name] = (id ?? '').split('/');
  const folder = checkName(kind, USAGE);
  const rule = checkName(name, USAGE);
  const lists = await ruleLists(root);
  const rules = lists.get(folder);
  if (rules === undefined)
    throw new NameError(
      `There is no kind "${folder}" with a list of rules (rules/index.ts). Kinds that have one: ${[...lists.keys()].join(', ')}`,
    );
  const index = `${rules}/index.ts`;
  const good = await shortestGood(root, folder);
  const model = modelIn(await readFile(join(root, index), 'utf8'), index, /\breadonly Rule<(\w+)>\[\]/u);
  const core = posix.relative(rules, 'manifests/src/core');
  const files = await writeNew(root, {
    [`${rules}/${rule}.ts`]: ruleText(folder, rule, model, core),
    [`docs/rules/${folder}/${rule}.md`]: pageText(folder, rule, good),
  });
  const list = await edit(root, index, (text) => listed(text, rule));
  const french = await addFrench(root, folder, {
    [messageOf(rule)]: `À écrire\u00a0: ce que ${rule} signale`,
  });
  return [...files, list, french];
}

/** The folders of rules, by the kinds that rules can be added to: families of Kubernetes resources are kinds of their own here. */
export async function ruleLists(root: string): Promise<ReadonlyMap<string, string>> {
  const indexes = await glob('manifests/src/kinds/{*,*/families/*}/rules/index.ts', { cwd: root });
  const lists = indexes.map((index) => {
    const rules = posix.dirname(index);
    return [posix.basename(posix.dirname(rules)), rules] as const;
  });
  return new Map(lists.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** What the bad example has, and nothing else. */
function markOf(rule: string): string {
  return `bad-example-of-${rule}`;
}

function messageOf(rule: string): string {
  return `To be written: what ${rule} reports`;
}

function ruleText(kind: string, rule: string, model: ModelType, core: string): string {
  return `import { t } from '@vscode/l10n';
import type { Rule } from '${core}/rules/rule.ts';
import { span } from '${core}/text/span.ts';
import type { ${model.name} } from '${model.from}';

/** What the bad example of the page has, until the rule is written. */
const MARK = '${markOf(rule)}';

/** A document with the mark. Rules look at the model of the document and ask the graph; the text is the exception. */
export const ${camelCase(rule)}: Rule<${model.name}> = {
  id: '${kind}/${rule}',
  severity: 'warning',
  *check({ document }) {
    const start = document.getText().indexOf(MARK);
    if (start === -1) return;
    yield { message: t('${messageOf(rule)}'), span: span(start, start + MARK.length) };
  },
};
`;
}

function pageText(kind: string, rule: string, good: string): string {
  return `# ${kind}/${rule}

> warning

What is wrong, and why it matters. The tests execute the examples below.

## Bad

${withMark(good, rule)}

## Good

${good}
`;
}

const FENCE = /^```([a-z]+)( file=\S+[^\n]*\n[^]*?)^```$/gmu;

/** How a line is written that means nothing, by the language of a fenced block. */
const COMMENTS: Readonly<Record<string, (text: string) => string>> = {
  yaml: (text) => `# ${text}`,
  terraform: (text) => `# ${text}`,
  sql: (text) => `-- ${text}`,
  md: (text) => `\n<!-- ${text} -->`,
};

/** The files of an example, each with the mark at its end where its language has comments. */
function withMark(files: string, rule: string): string {
  return files.replace(FENCE, (block, language: string, file: string) => {
    const comment = COMMENTS[language];
    return comment ? `\`\`\`${language}${file}${comment(markOf(rule))}\n\`\`\`` : block;
  });
}

/**
 * The files of the shortest good example that the pages of the kind have: of its language and under its names.
 * @throws NameError when there is none.
 */
async function shortestGood(root: string, kind: string): Promise<string> {
  const folder = join(root, 'docs/rules', kind);
  const pages = existsSync(folder) ? (await readdir(folder)).sort() : [];
  const found: string[] = [];
  for (const page of pages) {
    const [, section = ''] = (await readFile(join(folder, page), 'utf8')).split(/^## Good$/mu);
    const blocks = [...(section.split(/^## /mu)[0] ?? '').matchAll(FENCE)];
    if (blocks.some(([, language = '']) => Object.hasOwn(COMMENTS, language)))
      found.push(blocks.map(([block]) => block).join('\n\n'));
  }
  const shortest = found.sort((a, b) => a.length - b.length)[0];
  if (shortest === undefined)
    throw new NameError(`No page in docs/rules/${kind} has a good example to begin with`);
  return shortest;
}

/** The index of rules with one more: its import behind the others, its name at the end of the last list. */
function listed(text: string, rule: string): string {
  const line = `import { ${camelCase(rule)} } from './${rule}.ts';\n`;
  const imports = [...text.matchAll(/^import [^;]*;\n/gmu)].at(-1);
  const end = imports ? imports.index + imports[0].length : 0;
  const withImport = text.slice(0, end) + line + text.slice(end);
  const close = withImport.lastIndexOf(']');
  const before = withImport.slice(0, close).trimEnd();
  const comma = before.endsWith('[') || before.endsWith(',') ? '' : ',';
  return `${before}${comma}\n  ${camelCase(rule)},\n${withImport.slice(close)}`;
}
