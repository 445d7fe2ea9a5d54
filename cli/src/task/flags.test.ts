import assert from 'node:assert/strict';
import { Command, CommanderError } from 'commander';
import type { TaskSchema } from '@vitruve/schemas/tasks';
import { addTaskFlags, flagsOf } from './flags.ts';

const describe_ = { description: 'Text' };
const SCHEMA = {
  title: 'Toy',
  description: 'Toy',
  type: 'object',
  additionalProperties: false,
  properties: {
    quality: { type: 'integer', minimum: 1, maximum: 100, ...describe_ },
    seed: { type: 'integer', ...describe_ },
    day: { type: 'string', format: 'date', ...describe_ },
    colour: { type: 'string', pattern: '^#[0-9a-f]{6}$', examples: ['#000000'], ...describe_ },
    angles: { type: 'array', items: { type: 'number', minimum: 0, maximum: 360 }, ...describe_ },
  },
} as unknown as TaskSchema;

/** The inputs that a command line gives, or what it is told instead. */
function given(...args: readonly string[]): unknown {
  const command = addTaskFlags(new Command('toy'), SCHEMA, false)
    .exitOverride()
    .configureOutput({ writeErr: () => undefined });
  try {
    command.parse(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return error.message.replace(/^.* is invalid\. /u, '');
    throw error;
  }
  return flagsOf(command, SCHEMA, undefined).inputs;
}

describe('task/flags', () => {
  it('takes numbers from the minimum to the maximum, both included', () => {
    assert.deepEqual(given('--quality', '1'), { quality: 1 });
    assert.deepEqual(given('--quality', '100'), { quality: 100 });
    for (const wrong of ['0', '101', '', ' ', 'high', 'NaN'])
      assert.equal(given('--quality', wrong), 'Expected a number from 1 to 100.', wrong);
  });

  it('takes whole numbers for an integer, however large without a maximum', () => {
    assert.deepEqual(given('--seed', '-12345678'), { seed: -12_345_678 });
    assert.equal(given('--quality', '2.5'), 'Expected an integer.');
    assert.equal(given('--seed', '2.5'), 'Expected an integer.');
    assert.equal(given('--seed', 'many'), 'Expected an integer.');
  });

  it('takes days of the calendar', () => {
    assert.deepEqual(given('--day', '2024-02-29'), { day: '2024-02-29' });
    assert.equal(given('--day', '2023-02-29'), 'Expected a date such as 2026-01-15.');
  });

  it('shows an example of what a text must look like', () => {
    assert.deepEqual(given('--colour', '#a0b1c2'), { colour: '#a0b1c2' });
    assert.equal(given('--colour', 'red'), 'Expected a value such as #000000.');
  });

  it('takes several numbers at once, or one flag after the other', () => {
    assert.deepEqual(given('--angles', '0, 90', '--angles', '360'), { angles: [0, 90, 360] });
    assert.equal(given('--angles', '0,361'), 'Expected a number from 0 to 360.');
  });
});
