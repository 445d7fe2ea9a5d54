import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { newProgram } from '@vitruve/cli/program';
import { argumentsOf } from '@vitruve/client/blur/task-arguments';

type Property = Readonly<Record<string, unknown>>;

/** Options that are of no use in a task, with why. */
const NOT_IN_TASKS: ReadonlySet<string> = new Set([
  // For programs that read the output: that of a task is a terminal.
  'json',
]);

describe('options of blur', () => {
  const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    contributes: {
      taskDefinitions: readonly { readonly properties: Readonly<Record<string, Property>> }[];
    };
  };
  const properties = contributes.taskDefinitions[0]?.properties ?? {};
  const program = newProgram(() => undefined);
  const options = program.commands.find((command) => command.name() === 'blur')?.options ?? [];

  it('are all in tasks.json, with the values that they may have', () => {
    for (const option of options) {
      const name = option.attributeName();
      if (NOT_IN_TASKS.has(name)) continue;
      const property = properties[name];
      assert.ok(property, `${option.flags} is no property of tasks`);
      if (option.argChoices) assert.deepEqual(property['enum'], option.argChoices, name);
      assert.equal(property['type'] === 'boolean', option.isBoolean(), name);
      assert.ok(option.long);
      const value = option.isBoolean() ? true : '1';
      assert.equal(argumentsOf({ [name]: value })[0], option.long, name);
    }
  });

  it('are all that tasks.json has', () => {
    const known = new Set(options.map((option) => option.attributeName()));
    const others = Object.keys(properties).filter((name) => !known.has(name));
    assert.deepEqual(others, ['task', 'paths']);
  });
});
