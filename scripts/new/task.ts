import { addFrench, camelCase, checkName, edit, pascalCase, titleCase, writeNew } from './skeleton.ts';

/**
 * Makes a task that tells the sizes of files, item by item, until it is written: the schema of its inputs, its folder with a
 * test, its page and its French. It is listed in `engine/src/tasks/index.ts`.
 * @returns the paths of what was written and changed.
 * @throws NameError for a name that is taken, or no name.
 */
export async function newTask(root: string, given: string | undefined): Promise<readonly string[]> {
  const name = checkName(given, 'npm run new:task -- NAME');
  const folder = `engine/src/tasks/${name}`;
  const files = await writeNew(root, {
    [`schemas/tasks/${name}.schema.json`]: schemaText(name),
    [`${folder}/${name}-task.ts`]: taskText(name),
    [`${folder}/${name}-task.test.ts`]: testText(name),
    [`docs/tasks/${name}.md`]: pageText(name),
  });
  const list = await edit(root, 'engine/src/tasks/index.ts', (text) => listed(text, name));
  const title = titleCase(name);
  const french = await addFrench(root, `task-${name}`, {
    [titleOf(name)]: `Rapport\u00a0: ${title}`,
    [`${title}: {0} file`]: `${title}\u00a0: {0} fichier`,
    [`${title}: {0} files`]: `${title}\u00a0: {0} fichiers`,
  });
  return [...files, list, french];
}

function titleOf(name: string): string {
  return `${titleCase(name)} report`;
}

function schemaText(name: string): string {
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    'x-task': `vitruve/${name}`,
    title: titleCase(name),
    'x-title-fr': titleCase(name),
    description: 'Tell the sizes of files',
    'x-description-fr': 'Indiquer la taille de fichiers',
    type: 'object',
    additionalProperties: false,
    required: ['files'],
    properties: {
      files: {
        description: 'Files to read',
        'x-description-fr': 'Fichiers à lire',
        type: 'array',
        items: { type: 'string', minLength: 1 },
        minItems: 1,
        'x-positional': true,
        'x-path': 'file',
      },
      workers: {
        description: 'Number of files that are read in parallel',
        'x-description-fr': 'Nombre de fichiers lus en parallèle',
        type: 'integer',
        minimum: 1,
        maximum: 64,
        default: 4,
        'x-value': 'n',
      },
    },
  };
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}

function taskText(name: string): string {
  const type = pascalCase(name);
  return `import { stat } from 'node:fs/promises';
import { t } from '@vscode/l10n';
import schema from '@vitruve/schemas/tasks/${name}.schema.json' with { type: 'json' };
import { counted } from '@vitruve/manifests';
import { shownPath } from '@vitruve/workspace';
import { fingerprintOf } from '../../running/fingerprint.ts';
import { runItems, type ItemOutcome } from '../../running/items.ts';
import { table } from '../../running/report/block.ts';
import type { Task } from '../../running/task.ts';

/** What \`vitruve/${name}\` is given; see \`schemas/tasks/${name}.schema.json\`. */
export interface ${type}Inputs {
  readonly files: readonly string[];
  readonly workers?: number;
}

/** What became of a file. */
export type ${type}Item =
  | { readonly file: string; readonly state: 'done'; readonly bytes: number }
  | { readonly file: string; readonly state: 'failed'; readonly reason: string }
  | { readonly file: string; readonly state: 'cancelled' };

export interface ${type}Result {
  readonly items: readonly ${type}Item[];
}

/** Another version makes other results of the same inputs. */
const VERSION = 1;

/** \`vitruve/${name}\`: the sizes of files. */
export function ${camelCase(name)}Task(): Task<${type}Inputs, ${type}Item, ${type}Result> {
  return {
    schema,
    version: VERSION,
    plan: ({ files }) =>
      Promise.resolve({ reads: files, writes: [], fingerprint: fingerprintOf(VERSION) }),
    run: async ({ files, workers = 4 }, { signal, onItem }) => {
      const items = await runItems<string, number, ${type}Item>(
        {
          items: files,
          workers,
          sourceOf: (file) => file,
          folderOf: (file) => file,
          // Nothing is written: there is nothing to go on from.
          journals: undefined,
          resume: false,
          signal,
          work: async (file) => (await stat(file)).size,
        },
        (file, outcome, done) => {
          const item = itemOf(file, outcome);
          onItem({ done, total: files.length, item });
          return item;
        },
      );
      return { items };
    },
    describeItem: (item, { folder }) => ({
      text: \`\${shownPath(folder, item.file)}: \${shown(item)}\`,
      isFailure: item.state === 'failed',
      isTold: item.state !== 'cancelled',
      isWork: item.state !== 'cancelled',
    }),
    summarize: (_inputs, { items }) => {
      const count = (state: ${type}Item['state']): number =>
        items.filter((item) => item.state === state).length;
      const [done, failed, cancelled] = [count('done'), count('failed'), count('cancelled')];
      return {
        text: counted(done, '${titleCase(name)}: {0} file', '${titleCase(name)}: {0} files'),
        status: cancelled > 0 ? 'cancelled' : failed > 0 ? 'failed' : 'succeeded',
        metrics: { done, failed, cancelled },
      };
    },
    report: (_inputs, { items }, { folder }) => [
      { kind: 'title', text: t('${titleOf(name)}') },
      table(
        [t('File'), t('Result')],
        items.map((item) => [shownPath(folder, item.file), shown(item)]),
      ),
    ],
    toJson: (_inputs, { items }, { folder }) => ({
      version: 1,
      items: items.map((item) => ({ ...item, file: shownPath(folder, item.file) })),
    }),
  };
}

function itemOf(file: string, outcome: ItemOutcome<number>): ${type}Item {
  switch (outcome.state) {
    case 'done':
      return { file, state: 'done', bytes: outcome.result };
    case 'skipped':
      return { file, state: 'done', bytes: outcome.earlier };
    case 'failed':
      return { file, state: 'failed', reason: outcome.reason };
    case 'cancelled':
      return { file, state: 'cancelled' };
  }
}

function shown(item: ${type}Item): string {
  return item.state === 'done' ? \`\${item.bytes} B\` : item.state === 'failed' ? item.reason : '–';
}
`;
}

function testText(name: string): string {
  const type = pascalCase(name);
  return `import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareTask, runTask, type FinishedTask } from '../../running/run-task.ts';
import { ${camelCase(name)}Task, type ${type}Result } from './${name}-task.ts';

describe('vitruve/${name}', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vitruve-${name}-'));
    await writeFile(join(folder, 'a.txt'), 'hello');
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function run(
    inputs: Readonly<Record<string, unknown>>,
    signal = new AbortController().signal,
  ): Promise<FinishedTask> {
    const prepared = await prepareTask(${camelCase(name)}Task(), inputs, { folder, version: '1.0.0' });
    return runTask(prepared, { signal, onStep: () => undefined });
  }

  it('reports the size of each file', async () => {
    const { result, summary } = await run({ files: ['a.txt'] });
    assert.deepEqual((result as ${type}Result).items, [{ file: join(folder, 'a.txt'), state: 'done', bytes: 5 }]);
    assert.equal(summary.status, 'succeeded');
  });

  it('reports a file that cannot be read, and reads the others', async () => {
    const { summary, task, result, context, inputs } = await run({ files: ['gone.txt', 'a.txt'] });
    assert.deepEqual([summary.status, summary.metrics], ['failed', { done: 1, failed: 1, cancelled: 0 }]);
    assert.match(JSON.stringify(task.report(inputs, result, context)), /gone\\.txt.*ENOENT/u);
  });

  it('reports what was not done when it is canceled', async () => {
    const { summary } = await run({ files: ['a.txt'] }, AbortSignal.abort());
    assert.deepEqual([summary.status, summary.metrics['cancelled']], ['cancelled', 1]);
  });

  it('plans what it reads', async () => {
    const { task, inputs, context } = await prepareTask(${camelCase(name)}Task(), { files: 'a.txt' }, { folder, version: '1.0.0' });
    const plan = await task.plan(inputs, context);
    assert.deepEqual([plan.reads, plan.writes], [[join(folder, 'a.txt')], []]);
  });
});
`;
}

function pageText(name: string): string {
  return `# vitruve/${name}

What it does, and for whom.

\`\`\`sh
vitruve ${name} a.txt b.txt
\`\`\`

\`\`\`yaml
stages:
  ${name}:
    uses: vitruve/${name}
    with: { files: a.txt }
\`\`\`

\`\`\`jsonc
// .vscode/tasks.json
{ "type": "vitruve", "task": "${name}", "files": ["a.txt"] }
\`\`\`

In VS Code: **Vitruve: Run Task…**.

## Inputs

<!-- inputs: npm run generate -->
<!-- /inputs -->

## Result

| Status      | Exit code | When                       |
| ----------- | --------- | -------------------------- |
| \`succeeded\` | 0         | all files were read        |
| \`failed\`    | 1         | a file could not be read   |
| \`cancelled\` | 130       | it was canceled before     |

Metrics: \`done\`, \`failed\`, \`cancelled\`. \`--report FILE\` writes a page (\`.md\`, \`.html\`, \`.pdf\`) or the same as JSON (\`.json\`).
`;
}

/** The list of tasks with one more, behind the others. */
function listed(text: string, name: string): string {
  const variable = camelCase(name);
  const entry = `  { schema: ${variable}, load: async () => (await import('./${name}/${name}-task.ts')).${variable}Task() },\n`;
  const withImport = text.replace(
    /(?=import type \{ TaskEntry \})/u,
    `import ${variable} from '@vitruve/schemas/tasks/${name}.schema.json' with { type: 'json' };\n`,
  );
  return withImport.replace(/\n\];\n$/u, `\n${entry}];\n`);
}
