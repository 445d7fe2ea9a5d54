import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { addFrench, camelCase, checkName, edit, NameError, writeNew } from './skeleton.ts';

const USAGE = 'npm run new:rule -- KIND/NAME';

/**
 * Makes a rule: its file, its page with a bad and a good example, and the French of its message. It reports a document without `name`
 * until it is written.
 * @returns the paths of what was written and changed.
 * @throws NameError for a kind that is not there, or a rule that is.
 */
export async function newRule(root: string, id: string | undefined): Promise<readonly string[]> {
  const [kind, name] = (id ?? '').split('/');
  const folder = checkName(kind, USAGE);
  const rule = checkName(name, USAGE);
  const own = `manifests/src/kinds/${folder}`;
  if (!existsSync(join(root, own, 'rules/index.ts')))
    throw new NameError(`There is no kind "${folder}" with a list of rules (${own}/rules/index.ts)`);
  const files = await writeNew(root, {
    [`${own}/rules/${rule}.ts`]: ruleText(folder, rule),
    [`docs/rules/${folder}/${rule}.md`]: pageText(folder, rule),
  });
  const list = await edit(root, `${own}/rules/index.ts`, (text) => listed(text, rule));
  const french = await addFrench(root, folder, { [messageOf(rule)]: `« name » est obligatoire (${rule})` });
  return [...files, list, french];
}

function messageOf(rule: string): string {
  return `"name" is required (${rule})`;
}

function ruleText(kind: string, rule: string): string {
  return `import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { span } from '../../../core/text/span.ts';

/** A document without "name". */
export const ${camelCase(rule)}: Rule<unknown> = {
  id: '${kind}/${rule}',
  severity: 'warning',
  *check({ document }) {
    if (/^name[ \\t]*:/mu.test(document.getText())) return;
    yield { message: t('${messageOf(rule)}'), span: span(0, 0) };
  },
};
`;
}

function pageText(kind: string, rule: string): string {
  return `# ${kind}/${rule}

> warning

What is wrong, and why it matters. The tests execute the examples below.

## Bad

\`\`\`yaml file=team.${kind}.yaml
title: A document without a name
\`\`\`

## Good

\`\`\`yaml file=team.${kind}.yaml
name: team
\`\`\`
`;
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
