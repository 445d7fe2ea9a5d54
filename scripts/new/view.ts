import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { modelIn, type ModelType } from './model-type.ts';
import { addFrench, camelCase, checkName, edit, NameError, writeNew } from './skeleton.ts';

const USAGE = 'npm run new:view -- KIND/NAME';

/**
 * Makes a view of the documents of a kind: its file, its French and its row in `docs/views.md`. It draws a document as one box until it
 * is written.
 * @returns the paths of what was written and changed.
 * @throws NameError for a kind that is not there or lists its views elsewhere, or a view that is there.
 */
export async function newView(root: string, id: string | undefined): Promise<readonly string[]> {
  const [kind, name] = (id ?? '').split('/');
  const folder = checkName(kind, USAGE);
  const view = checkName(name, USAGE);
  const path = `manifests/src/kinds/${folder}/kind.ts`;
  if (!existsSync(join(root, path))) throw new NameError(`There is no kind "${folder}" (${path})`);
  const text = await readFile(join(root, path), 'utf8');
  if (/^ {2}views: [^[]/mu.test(text)) throw new NameError(`${path} has no list "views: […]" to add to`);
  const model = modelIn(text, path, /: Kind<(\w+)>/u);
  const files = await writeNew(root, {
    [`manifests/src/kinds/${folder}/views/${view}.ts`]: viewText(folder, view, model),
  });
  const list = await edit(root, path, (before) => listed(before, view));
  const french = await addFrench(root, folder, { [titleOf(view)]: `Vue à écrire\u00a0: ${view}` });
  const page = await edit(root, 'docs/views.md', (before) => withRow(before, folder, view));
  return [...files, list, french, page];
}

function titleOf(view: string): string {
  return `View to be written: ${view}`;
}

function constantOf(view: string): string {
  return `${camelCase(view)}View`;
}

function viewText(kind: string, view: string, { name, from }: ModelType): string {
  return `import { t } from '@vscode/l10n';
import { fileName } from '../../../core/text/resource.ts';
import type { DocumentView } from '../../../core/views/view.ts';
import type { ${name} } from '${from.replace(/^(?:\.\/)?/u, '../')}';

/** The document as one box. A click on what has a source leads to the characters from \`start\` to \`end\`. */
export const ${constantOf(view)}: DocumentView<${name}> = {
  id: '${kind}/${view}',
  scope: 'document',
  title: () => t('${titleOf(view)}'),
  build: ({ document: { uri } }) => {
    const source = { uri, start: 0, end: 0 };
    const node = { id: 'document', label: fileName(uri), shape: 'box', tone: 'neutral', source } as const;
    return {
      type: 'diagram',
      diagram: { direction: 'down', nodes: [node], edges: [], groups: [], legend: [] },
    };
  },
};
`;
}

/** The kind with one more view: its import before the kind, its name at the end of the list. */
function listed(text: string, view: string): string {
  const imported = text.replace(
    /\n\n(?=\/\*\*[^\n]*\n(?: \*[^\n]*\n)*export const \w+: Kind<)/u,
    `\nimport { ${constantOf(view)} } from './views/${view}.ts';\n\n`,
  );
  return /^ {2}views: \[/mu.test(imported)
    ? imported.replace(/^( {2}views: \[[^\]]*?),?(\s*\])/mu, `$1, ${constantOf(view)}$2`)
    : imported.replace(/\n\};\n/u, `\n  views: [${constantOf(view)}],\n};\n`);
}

/** The page of views with one more row, before that of all findings. */
function withRow(text: string, kind: string, view: string): string {
  return text.replace(
    /^(?=\| `workspace\/findings`)/mu,
    `| \`${kind}/${view}\` | a ${kind} file | what it shows |\n`,
  );
}
