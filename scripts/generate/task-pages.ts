import { TASKS } from '@vitruve/engine';
import { requiredAt, shortName, type InputSchema, type TaskSchema } from '@vitruve/schemas/tasks';

/** What stands between these lines of a page is made of the schema of its task. */
const [START, END] = ['<!-- inputs: npm run generate -->', '<!-- /inputs -->'];

/** The pages of the tasks, with the table of inputs that follows from each schema. */
export const TASK_PAGES: Readonly<Record<string, (text: string) => string>> = Object.fromEntries(
  TASKS.map(({ schema }) => [
    `docs/tasks/${shortName(schema)}.md`,
    (text: string): string => withInputs(text, schema),
  ]),
);

/** @throws Error for a page without a place for the table. */
function withInputs(text: string, schema: TaskSchema): string {
  const [from, to] = [text.indexOf(START), text.indexOf(END)];
  if (from === -1 || to < from) throw new Error(`docs/tasks/${shortName(schema)}.md: no ${START} … ${END}`);
  return `${text.slice(0, from + START.length)}\n\n${tableOf(schema)}\n\n${text.slice(to)}`;
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
    return `| \`${name}\` | ${notes} | ${values} | ${standard} |`;
  });
  return ['| Input | Description | Values | Default |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function rangeOf({ minimum, maximum, type }: InputSchema): string {
  if (minimum !== undefined) return maximum === undefined ? `from ${minimum}` : `${minimum} to ${maximum}`;
  return type === 'boolean' ? '`true`, `false`' : '';
}
