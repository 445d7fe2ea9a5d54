import { TASKS } from '@vitruve/engine';
import { requiredAt, shortName, type InputSchema, type TaskSchema } from '@vitruve/schemas/tasks';

/** The pages that list the tasks, and the page of each with the table of inputs that follows from its schema. */
export const TASK_PAGES: Readonly<Record<string, (text: string) => string>> = {
  'docs/tasks.md': (text) => between('docs/tasks.md', text, 'tasks', listOfTasks()),
  'docs/kinds/pipeline.md': (text) => between('docs/kinds/pipeline.md', text, 'tasks', tasksOfStages()),
  ...Object.fromEntries(
    TASKS.map(({ schema }) => {
      const path = `docs/tasks/${shortName(schema)}.md`;
      return [path, (text: string): string => between(path, text, 'inputs', tableOf(schema))];
    }),
  ),
};

/** A page with what is made of schemas between two comments. @throws Error for a page without them. */
function between(path: string, text: string, what: 'tasks' | 'inputs', made: string): string {
  const [start, end] = [`<!-- ${what}: npm run generate -->`, `<!-- /${what} -->`];
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from === -1 || to < from) throw new Error(`${path}: no ${start} … ${end}`);
  return `${text.slice(0, from + start.length)}\n\n${made}\n\n${text.slice(to)}`;
}

function listOfTasks(): string {
  const rows = schemasByName().map((schema) => {
    const page = `[\`${schema['x-task']}\`](tasks/${shortName(schema)}.md)`;
    const command = schema['x-command'] === true ? schema.title : 'Run Task…';
    return tableRow([page, schema.description, `_Vitruve: ${command}_`]);
  });
  return ['| Task | What it does | In the Command Palette |', '| --- | --- | --- |', ...rows].join('\n');
}

/** What a stage may name under `uses`, with what it must give under `with`. */
function tasksOfStages(): string {
  const rows = schemasByName().map((schema) => {
    const page = `[\`${schema['x-task']}\`](../tasks/${shortName(schema)}.md)`;
    const inputs = requiredAt(schema, 'stage').map((name) => `\`${name}\``);
    const one = schema['x-exactly-one']?.map((name) => `\`${name}\``).join(' or ');
    return tableRow([page, [...(one === undefined ? [] : [one]), ...inputs].join(', '), schema.description]);
  });
  return ['| Task | Required inputs | What it does |', '| --- | --- | --- |', ...rows].join('\n');
}

function schemasByName(): readonly TaskSchema[] {
  return TASKS.map(({ schema }) => schema).sort((a, b) => (a['x-task'] < b['x-task'] ? -1 : 1));
}

/** A row of a Markdown table: what is in a cell does not end it. */
function tableRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |`;
}

function tableOf(schema: TaskSchema): string {
  const inStage = requiredAt(schema, 'stage');
  const rows = Object.entries(schema.properties).map(([name, input]) => {
    const values = input.enum?.map((value) => `\`${String(value)}\``).join(', ') ?? rangeOf(input);
    const standard =
      input.default === undefined ? '' : `\`${JSON.stringify(input.default).replaceAll('"', '')}\``;
    const notes = [
      input.description,
      ...(inStage.includes(name) ? ['required in a stage'] : []),
      ...(input['x-where'] ? [`only in: ${input['x-where'].join(', ')}`] : []),
      ...Object.keys(input['x-aliases'] ?? {}).map((alias) => `earlier name: \`${alias}\``),
    ].join('; ');
    return tableRow([`\`${name}\``, notes, values, standard]);
  });
  return ['| Input | Description | Values | Default |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function rangeOf({ minimum, maximum, type }: InputSchema): string {
  if (minimum !== undefined) return maximum === undefined ? `from ${minimum}` : `${minimum} to ${maximum}`;
  return type === 'boolean' ? '`true`, `false`' : '';
}
