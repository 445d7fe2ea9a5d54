import { frenchOf, kindFiles } from './kind-files.ts';
import { addFrench, checkName, constantCase, edit, sentenceCase, writeNew } from './skeleton.ts';

/**
 * Makes a kind of manifests for files called `*.NAME.yaml`: a schema, a model of the parsed text, a name that it refers to, completion,
 * hover, an outline, a rule, pages, French and a test. It is listed in `kinds/index.ts`, and has a row in both READMEs.
 * @returns the paths of what was written and changed.
 * @throws NameError for a name that is taken, or no name.
 */
export async function newKind(root: string, given: string | undefined): Promise<readonly string[]> {
  const name = checkName(given, 'npm run new:kind -- NAME');
  const files = await writeNew(root, kindFiles(name));
  const french = await addFrench(root, name, frenchOf(name));
  const list = await edit(root, 'manifests/src/kinds/index.ts', (text) => listed(text, name));
  const english = await edit(root, 'README.md', (text) => withRow(text, name, 'what Vitruve checks in them'));
  const rows = await edit(root, 'README.fr.md', (text) => withRow(text, name, 'ce que Vitruve y vérifie'));
  return [...files, french, list, english, rows];
}

/** The list of kinds with one more: asked before those that take what no other does. */
function listed(text: string, name: string): string {
  const constant = constantCase(name);
  const entry = `loadable(${constant}_DECLARATION, async () => (await import('./${name}/kind.ts')).${constant}),`;
  return text
    .replace(
      /(?=\n\n\/\*\* All kinds, asked)/u,
      `\nimport { ${constant}_DECLARATION } from './${name}/declaration.ts';`,
    )
    .replace(/\n {2}loadable\(PROSE_DECLARATION/u, `\n  ${entry}$&`);
}

/** A README with one more row in its table of kinds, at the end. */
function withRow(text: string, name: string, checks: string): string {
  const row = `| [${sentenceCase(name)}](docs/kinds/${name}.md) | ${checks} | [${name}](docs/rules/${name}) |`;
  const last = [...text.matchAll(/^\| \[[^\n]*\]\(docs\/kinds\/[^\n]*\n/gmu)].at(-1);
  if (!last) return text;
  const end = last.index + last[0].length;
  return `${text.slice(0, end)}${row}\n${text.slice(end)}`;
}
