import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { terminalColumns, terminalLines, terminalText } from './terminal-text.ts';

describe('Text on a terminal', () => {
  it('has escapes in the place of what a terminal would obey', () => {
    assert.equal(terminalText('a\u001b]52;c;aGk=\u0007b'), String.raw`a\u001b]52;c;aGk=\u0007b`);
    assert.equal(terminalText('safe\r\nrm'), String.raw`safe\r\nrm`);
    assert.equal(terminalText('a\u202eb\u2066c\u009bd\ud800'), String.raw`a\u202eb\u2066c\u009bd\ud800`);
    assert.equal(terminalText('a\tb'), 'a b');
  });

  it('holds no command of a runner', () => {
    assert.equal(
      terminalText('x ##[group]y ##vso[task.setvariable]z'),
      'x #\u2060#[group]y #\u2060#vso[task.setvariable]z',
    );
    assert.equal(terminalLines('one\n  ::add-mask::x\n::stop'), 'one\n  :\u2060:add-mask::x\n:\u2060:stop');
    assert.equal(terminalLines('a::b\n## title'), 'a::b\n## title');
  });

  it('stays as it is otherwise', () => {
    for (const text of ['Décision n° 7 – « données »', '日本語 👩‍🔬', 'C:\\x', '# a'])
      assert.equal(terminalText(text), text);
  });

  it('is one line without active characters, whatever it was; above marks in as many columns', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.doesNotMatch(terminalText(text), /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/u);
        const columns = terminalColumns(text);
        assert.doesNotMatch(columns, /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/u);
        assert.equal(columns.replaceAll('\u2060', '').length, text.replaceAll('\u2060', '').length);
      }),
    );
  });
});
