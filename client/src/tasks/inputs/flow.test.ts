import assert from 'node:assert/strict';
import type { InputSchema, TaskSchema } from '@vitruve/schemas/tasks';
import { BACK, collectInputs, RUN, type Asker, type Inputs } from './flow.ts';

const input = (changes: Partial<InputSchema> = {}): InputSchema => ({
  description: 'An input',
  'x-description-fr': 'Une entrée',
  type: 'string',
  ...changes,
});

const SCHEMA: TaskSchema = {
  'x-task': 'vitruve/trial',
  title: 'Trial',
  'x-title-fr': 'Essai',
  description: 'A trial',
  'x-description-fr': 'Un essai',
  required: ['name', 'size'],
  properties: {
    name: input(),
    size: input({ type: 'integer' }),
    color: input(),
    list: input({ type: 'boolean', 'x-where': ['command-line'] }),
  },
};

/** A conversation: what is answered to each question, with the questions that were put. */
function conversation(answers: readonly (readonly [unknown] | string | symbol | undefined)[]): {
  readonly asker: Asker;
  readonly questions: string[];
} {
  const left = [...answers];
  const questions: string[] = [];
  const next = (question: string): unknown => {
    questions.push(question);
    assert.ok(left.length > 0, `nothing is answered to ${question}`);
    return left.shift();
  };
  return {
    questions,
    asker: {
      input: ({ name, value, isRequired }, { number, total, canGoBack }) =>
        Promise.resolve(
          next(
            `${name}${isRequired ? '*' : ''}=${String(value)} ${number}/${total}${canGoBack ? ' back' : ''}`,
          ) as never,
        ),
      next: (optional, { number, total, canGoBack }) =>
        Promise.resolve(
          next(
            `next: ${optional.map(({ name, value }) => `${name}=${String(value)}`).join(' ')} ${number}/${total}${canGoBack ? ' back' : ''}`,
          ) as never,
        ),
    },
  };
}

async function collected(
  answers: Parameters<typeof conversation>[0],
  given: Inputs = {},
  { schema = SCHEMA, before = 0 } = {},
): Promise<{ readonly inputs: Inputs | symbol | undefined; readonly questions: readonly string[] }> {
  const { asker, questions } = conversation(answers);
  return { inputs: await collectInputs(schema, given, before, asker), questions };
}

describe('the inputs of a task that is run from the palette', () => {
  it('are asked for where they are required, and others only on request', async () => {
    const { inputs, questions } = await collected([['a'], [3], RUN]);
    assert.deepEqual(inputs, { name: 'a', size: 3 });
    assert.deepEqual(questions, [
      'name*=undefined 1/3',
      'size*=undefined 2/3 back',
      'next: color=undefined 3/3 back',
    ]);
  });

  it('can be set beyond those, changed, and unset again', async () => {
    const { inputs, questions } = await collected([['a'], [3], 'color', ['red'], RUN]);
    assert.deepEqual(inputs, { name: 'a', size: 3, color: 'red' });
    assert.equal(questions.at(-1), 'next: color=red 3/3 back');
    const unset = await collected([['a'], [3], 'color', ['red'], 'color', [undefined], RUN]);
    assert.deepEqual(unset.inputs, { name: 'a', size: 3 });
  });

  it('can be gone back to, with what was answered', async () => {
    const { inputs, questions } = await collected([['a'], [3], BACK, BACK, ['b'], [4], RUN]);
    assert.deepEqual(inputs, { name: 'b', size: 4 });
    assert.deepEqual(questions.slice(3, 5), ['size*=3 2/3 back', 'name*=a 1/3']);
  });

  it('are as they were when the question of a further one is left', async () => {
    for (const left of [BACK, undefined]) {
      const { inputs } = await collected([['a'], [3], 'color', left, RUN]);
      assert.deepEqual(inputs, { name: 'a', size: 3 });
    }
  });

  it('are none when a question is left', async () => {
    assert.equal((await collected([undefined])).inputs, undefined);
    assert.equal((await collected([['a'], undefined])).inputs, undefined);
    assert.equal((await collected([['a'], [3], undefined])).inputs, undefined);
  });

  it('lead back to the questions before them', async () => {
    const { inputs, questions } = await collected([['a'], BACK, BACK], {}, { before: 1 });
    assert.equal(inputs, BACK);
    assert.deepEqual(questions, ['name*=undefined 2/4 back', 'size*=undefined 3/4 back', 'name*=a 2/4 back']);
  });

  it('are not asked for where they are given', async () => {
    const { inputs, questions } = await collected([[3], RUN], { name: 'file' });
    assert.deepEqual(inputs, { name: 'file', size: 3 });
    assert.deepEqual(questions, ['size*=undefined 1/2', 'next: name=file color=undefined 2/2 back']);
    assert.deepEqual(await collected([], { name: 'file', size: 3 }), {
      inputs: { name: 'file', size: 3 },
      questions: [],
    });
  });

  it('are offered before a task runs that needs none, and what the editor asks for may be more', async () => {
    const others = { ...SCHEMA, required: [] };
    const free = await collected([RUN], {}, { schema: others });
    assert.deepEqual(free, {
      inputs: {},
      questions: ['next: name=undefined size=undefined color=undefined 1/1'],
    });
    const asked = await collected(
      [['red'], RUN],
      {},
      { schema: { ...others, 'x-editor-required': ['color'] } },
    );
    assert.deepEqual(asked.inputs, { color: 'red' });
  });
});
