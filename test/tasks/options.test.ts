import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { newProgram } from '@vitruve/cli';
import { argumentsOf } from '@vitruve/client';
import { TASKS } from '@vitruve/engine';
import { completion } from '@vitruve/manifests';
import { uriOf, workspaceOf } from '@vitruve/manifests/testing';
import { TASK_SCHEMAS } from '@vitruve/schemas/every-task';
import { inputsAt, requiredAt, shortName, type InputSchema } from '@vitruve/schemas/tasks';

/** Flags that people have in scripts, with the values that they took: they stay. */
const FLAGS: Readonly<Record<string, readonly string[]>> = {
  blur: [
    ...['--config <file>', '--detect-only', '--only <subject>', '--mode <mode>', '--threshold <n>'],
    ...['--model <subject=file>', '--rotate <degrees>', '--method <method>', '--colour <colour>'],
    ...['--squares <n>', '--picture <file>', '--mask <shape>', '--margin <part>', '-o, --output <folder>'],
    ...['--suffix <text>', '--format <format>', '--quality <n>', '--keep-metadata', '--draw', '--overwrite'],
    ...['--resume', '--workers <n>', '--report <file>', '--compare <detector>', '--json', '-q, --quiet'],
    '--locale <tag>',
  ],
  check: [
    ...['--format <format>', '--fix', '--today <date>', '--max-warnings <n>', '--severity <severity>'],
    ...['-o, --output <file>', '--locale <tag>'],
  ],
  diagram: [
    ...['--view <id>', '--list', '--as <format>', '--theme <theme>', '--background <background>'],
    ...['--scale <n>', '--today <date>', '-o, --output <file>', '--locale <tag>'],
  ],
};

interface Property {
  readonly type?: unknown;
  readonly anyOf?: readonly Property[];
}

const program = await newProgram(() => undefined);

describe('inputs of tasks', () => {
  it('belong to one task alone where files are run by their names', () => {
    const patterns = TASK_SCHEMAS.flatMap(({ properties }) =>
      Object.values(properties).flatMap((input) => input['x-files'] ?? []),
    );
    assert.ok(patterns.length > 0);
    assert.deepEqual(patterns, [...new Set(patterns)]);
  });

  const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    contributes: { taskDefinitions: readonly { readonly properties: Readonly<Record<string, Property>> }[] };
  };
  const properties = contributes.taskDefinitions[0]?.properties ?? {};

  it('are those of every task that has a schema and that the engine has', () => {
    assert.deepEqual(
      TASKS.map(({ schema }) => schema['x-task']).sort(),
      TASK_SCHEMAS.map((schema) => schema['x-task']).sort(),
    );
  });

  it('of tasks.json have what runs a pipeline, or a stage of it', () => {
    const { task, file, part, partition } = properties;
    assert.ok((task as { readonly enum?: readonly string[] }).enum?.includes('run'));
    // Another task may have a file, too.
    assert.deepEqual([file, ...(file?.anyOf ?? [])].map((one) => one?.type).includes('string'), true);
    assert.deepEqual([part?.type, partition?.type], ['string', 'string']);
  });

  it('have schemas that their meta-schema allows', () => {
    const ajv = new Ajv({ strict: false });
    for (const schema of TASK_SCHEMAS) assert.equal(ajv.validateSchema(schema), true, schema['x-task']);
  });

  for (const { schema } of TASKS) {
    const name = shortName(schema);
    const command = program.commands.find((one) => one.name() === name);
    const options = command?.options ?? [];

    it(`of ${name} are its flags, and what tasks.json has of them makes the same command line`, () => {
      assert.ok(command, `vitruve ${name}`);
      for (const [input, { type, 'x-positional': isPositional }] of inputsAt(schema, 'command-line')) {
        if (isPositional === true) continue;
        const option = options.find((one) => one.attributeName() === input);
        assert.ok(option?.long, `--${input}`);
        assert.equal(option.isBoolean(), type === 'boolean', input);
        if (!inputsAt(schema, 'tasks.json').some(([own]) => own === input)) continue;
        assert.equal(argumentsOf(schema, { [input]: option.isBoolean() ? true : '1' })[0], option.long);
      }
    });

    it(`of ${name} are in tasks.json, by their older names too`, () => {
      for (const [input, { 'x-aliases': aliases = {} }] of inputsAt(schema, 'tasks.json'))
        for (const one of [input, ...Object.keys(aliases)]) assert.ok(properties[one], one);
    });

    it(`of ${name} are completed and checked in a stage`, () => {
      const stage = (...inputs: readonly string[]): string =>
        ['version: 1', 'stages:', '  one:', `    uses: ${schema['x-task']}`, '    with:', ...inputs]
          .join('\n')
          .concat('\n');
      const faultsIn = (text: string): readonly string[] =>
        workspaceOf({ 'a.pipeline.yaml': text })
          .check(uriOf('a.pipeline.yaml'))
          .findings.filter(({ rule }) => rule === 'pipeline/task-inputs')
          .map(({ message }) => message);
      const required = [...requiredAt(schema, 'stage'), ...(schema['x-exactly-one'] ?? []).slice(0, 1)].map(
        (input) => `      ${input}: ${exampleOf(schema.properties[input])}`,
      );
      const inputs = required.length > 0 ? required : ['      {}'];
      assert.deepEqual(faultsIn(stage(...inputs)), []);
      assert.ok(faultsIn(stage('      nonsense: 1')).some((message) => message.includes('nonsense')));
      const text = stage('      ');
      const workspace = workspaceOf({ 'a.pipeline.yaml': text });
      const end = workspace.document(uriOf('a.pipeline.yaml'))?.positionAt(text.length - 1);
      assert.ok(end);
      const labels = completion(workspace, uriOf('a.pipeline.yaml'), end).map(({ label }) => label);
      for (const [input] of inputsAt(schema, 'stage')) assert.ok(labels.includes(input), input);
    });

    it(`of ${name} are explained in both languages`, () => {
      for (const [input, own] of Object.entries(schema.properties)) {
        assert.notEqual(own.description, '', input);
        assert.notEqual(own['x-description-fr'], own.description, input);
      }
    });
  }

  for (const [name, flags] of Object.entries(FLAGS))
    it(`of ${name} have kept the flags that there were`, () => {
      const options = program.commands.find((one) => one.name() === name)?.options ?? [];
      const known = options.map((one) => one.flags);
      assert.deepEqual(
        flags.filter((flag) => !known.includes(flag)),
        [],
      );
    });

  it('are the only properties that tasks.json has', () => {
    const known = TASKS.flatMap(({ schema }) =>
      inputsAt(schema, 'tasks.json').flatMap(([input, { 'x-aliases': aliases = {} }]) => [
        input,
        ...Object.keys(aliases),
      ]),
    );
    const others = Object.keys(properties).filter((name) => !known.includes(name));
    assert.deepEqual(others.sort(), ['locale', 'part', 'partition', 'quiet', 'report', 'task']);
  });
});

function exampleOf(input: InputSchema | undefined): string {
  return input?.examples?.[0] ?? (input?.type === 'integer' ? '1' : 'x');
}
