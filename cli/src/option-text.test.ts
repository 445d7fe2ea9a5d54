import assert from 'node:assert/strict';
import { Option } from 'commander';
import { optionText } from './option-text.ts';

describe('the help of an option', () => {
  it('says its values and its default', () => {
    assert.equal(optionText(new Option('--a <b>', 'A')), 'A');
    assert.equal(optionText(new Option('--a <b>', 'A').default(5)), 'A (default: 5)');
    assert.equal(optionText(new Option('--a <b>', 'A').default([], 'none')), 'A (default: none)');
    assert.equal(
      optionText(new Option('--a <b>', 'A').choices(['x', 'y']).default('x')),
      'A (values: x, y; default: "x")',
    );
  });

  it('says nothing of a flag that is not set', () => {
    assert.equal(optionText(new Option('--a', 'A').default(false)), 'A');
  });
});
