import { TASKS } from '@vitruve/engine/tasks/index';
import { inputsAt, requiredAt, RUN_OPTIONS, type InputSchema, type TaskSchema } from '@vitruve/schemas/tasks';
import { format, resolveConfig } from 'prettier';

const BEGIN = '<!-- inputs: written by "npm run generate" -->';
const END = '<!-- /inputs -->';

/**
 * `docs/tasks.md` with the inputs of every task between its two comments; the rest of the page stays as it is.
 * @throws Error when the page has lost one of the comments.
 */
export async function tasksPage(text: string): Promise<string> {
  const [before, rest] = text.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined)
    throw new Error(`docs/tasks.md needs the comments ${BEGIN} and ${END}`);
  const path = 'docs/tasks.md';
  const page = [
    before,
    BEGIN,
    '\n\n',
    TASKS.map(({ schema }) => sectionOf(schema)).join('\n'),
    '\n',
    END,
    after,
  ];
  return format(page.join(''), { ...(await resolveConfig(path)), filepath: path });
}

function sectionOf(schema: TaskSchema): string {
  const required = requiredAt(schema, 'stage');
  const stage =
    required.length > 0 ? `A stage requires ${required.map((name) => `\`${name}\``).join(' and ')}.` : '';
  return `### \`${schema['x-task']}\`

${schema.description}. ${stage}

${tableOf(schema)}
`;
}

/** The options of every run are described once, on the page itself. */
function tableOf(schema: TaskSchema): string {
  const own = Object.entries(schema.properties).filter(([name]) => !(name in RUN_OPTIONS.properties));
  const rows = own.map(
    ([name, input]) =>
      `| \`${name}\` | ${cell(valuesOf(input))} | ${cell(defaultOf(input))} | ${cell(placesOf(schema, name, input))} |`,
  );
  return ['| Input | Values | Default | Description |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function valuesOf(input: InputSchema): string {
  if (input.enum) return input.enum.map((value) => `\`${value}\``).join(', ');
  const types = typeof input.type === 'string' ? [input.type] : input.type;
  const { minimum, maximum } = input;
  const range =
    minimum !== undefined && maximum !== undefined
      ? `, ${minimum} to ${maximum}`
      : minimum !== undefined
        ? `, at least ${minimum}`
        : '';
  const keys = Object.keys(input.properties ?? {}).map((key) => `\`${key}\``);
  const names = types.map((type) =>
    type === 'object' ? `mapping of ${keys.join(', ')}` : (NAMES[type] ?? type),
  );
  return `${input.format === 'date' ? 'date' : names.join(' or ')}${range}`;
}

const NAMES: Readonly<Record<string, string>> = { array: 'list' };

function defaultOf({ default: value }: InputSchema): string {
  return value === undefined ? '' : `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}

function placesOf(schema: TaskSchema, name: string, { description, 'x-where': where }: InputSchema): string {
  const everywhere = inputsAt(schema, 'stage').some(([input]) => input === name);
  if (everywhere || where === undefined) return description;
  return `${description}. Only in: ${where.map((place) => place.replace('-', ' ')).join(', ')}`;
}

/** A bar would end the cell. */
function cell(text: string): string {
  return text.replace(/\|/gu, '\\|');
}
