import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rounds } from '@vitruve/manifests/testing';
import fc from 'fast-check';
import { expandedScript } from './script.ts';
import type { ShellName } from '../plan/stage-settings.ts';

function expanded(script: string, values: readonly string[], shell: ShellName = 'sh'): string {
  return expandedScript(script, shell, ([namespace]) => (namespace?.text === 'params' ? values : undefined));
}

/** Scripts that print a value, and what is around it in what they print. */
const PLACES: Readonly<Record<string, readonly [script: string, before?: string, after?: string]>> = {
  'outside of quotes': ['printf "%s" ${params.x}'],
  'behind other characters': ['printf "%s" a=${params.x}', 'a='],
  'in double quotes': ['printf "%s" "<${params.x}>"', '<', '>'],
  'in single quotes': [`printf "%s" '<\${params.x}>'`, '<', '>'],
  'in a substitution': ['printf "%s." "$(printf "%s." ${params.x})"', '', '..'],
  'in quotes within a substitution within quotes': ['printf "%s." "$(printf "%s." "${params.x}")"', '', '..'],
  'behind a comment with a quote': ["# don't\nprintf '%s' ${params.x}"],
  'behind an escaped quote': [`printf "%s" \\"\${params.x}`, '"'],
  'behind a group': ['(true); printf "%s" ${params.x}'],
  'behind an expansion': ['A=abc; printf "%s" "${A%c}${params.x}"', 'ab'],
  'behind a pattern': ['case a in a) printf "%s" ${params.x};; esac'],
  'in a here-document': [`cat <<'END' | head -c -1\n<\${params.x}>\nEND`, '<', '>'],
  'behind a here-document': ["cat >/dev/null <<END\nit's\nEND\nprintf '%s' ${params.x}"],
  'behind arithmetic': ['printf "%s" $((1 << 2))${params.x}', '4'],
};

/** Texts made of what shells treat in a special way. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...Array.from(`'"\`$\\;&|<>(){}[]*?~#!=%^ \t\n`),
        '$(',
        '${',
        '<<',
        "\\'",
        'END',
        'END\n',
        'é',
        '日',
      ),
      fc.string({ maxLength: 3 }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join('').replaceAll('\0', ''));

describe('a script with values', () => {
  for (const shell of ['sh', 'bash'] as const)
    for (const [place, [script, before = '', after = '']] of Object.entries(PLACES))
      it(`is read by ${shell} as its author meant it, ${place}`, () => {
        let written = 0;
        fc.assert(
          fc.property(hostile, (value) => {
            let text: string;
            try {
              text = expanded(script, [value], shell);
            } catch {
              // Refused: a here-document would end, for example.
              return;
            }
            written++;
            const args = shell === 'sh' ? ['-e', '-c', text] : ['-eo', 'pipefail', '-c', text];
            assert.equal(execFileSync(shell, args, { encoding: 'utf8' }), before + value + after, text);
          }),
          rounds(150),
        );
        assert.ok(written > 5, `${written} values were written`);
      });

  it('leaves what is plain as it is, and shell variables to the shell', () => {
    assert.equal(
      expanded('a ${HOME} $${params.x} ${params.x}', ['data/a.csv']),
      'a ${HOME} ${params.x} data/a.csv',
    );
    assert.equal(expanded('a ${params.x}', ['']), "a ''");
    assert.equal(expanded('${x%.csv} ${params.x}', ['1.10']), '${x%.csv} 1.10');
  });

  it('makes words of several values, and refuses them within a word', () => {
    assert.equal(expanded('cat ${params.x}', ['a b', 'c']), "cat 'a b' c");
    assert.equal(expanded('cat ${params.x}', []), 'cat ');
    assert.throws(() => expanded('cat "${params.x}"', ['a', 'b']), /several values/u);
  });

  for (const script of [
    'cat <<END\n${params.x}\nEND',
    'echo `echo ${params.x}`',
    "echo $'${params.x}'",
    'echo ${A:-${params.x}}',
    'echo $((1 + ${params.x}))',
    'cat <<END\n$(echo ${params.x})\nEND',
    'cat <<${params.x}\nEND',
    'echo "$(case a in a) echo ${params.x};; esac)"',
    String.raw`echo \${params.x}`,
    'echo "${A:-"}" ${params.x}',
  ])
    it(`refuses special characters in ${JSON.stringify(script)}`, () => {
      assert.throws(() => expanded(script, ['$(touch x)']), /cannot be used here/u);
      assert.doesNotThrow(() => expanded(script, ['12']));
    });

  it('refuses a value that ends a here-document', () => {
    assert.throws(() => expanded('cat <<END\n${params.x}\nEND', ['a\nEND\nrm']), /here-document/u);
    assert.throws(() => expanded("cat <<-'END'\n\t${params.x}\nEND", ['END']), /here-document/u);
    assert.throws(() => expanded('# ${params.x}', ['a\nrm']), /cannot be used here/u);
  });

  it('quotes for PowerShell and cmd as they read it', () => {
    assert.equal(expanded('echo ${params.x}', ["it's ’"], 'pwsh'), "echo 'it''s ’’'");
    assert.equal(expanded('echo "a ${params.x}"', ['$b"`'], 'pwsh'), 'echo "a `$b`"``"');
    assert.equal(expanded('echo "$(f ${params.x})"', ['a;b'], 'pwsh'), 'echo "$(f \'a;b\')"');
    assert.equal(expanded('echo ${params.x}', ['a&b'], 'cmd'), 'echo "a&b"');
    assert.equal(expanded('echo "a ${params.x}"', ['a&b'], 'cmd'), 'echo "a a&b"');
    for (const value of ['"', '%PATH%', '!x!', 'a\nb'])
      assert.throws(() => expanded('echo ${params.x}', [value], 'cmd'), /cannot be used here/u);
    assert.throws(() => expanded('echo @"\n${params.x}\n"@', ['$(rm)'], 'pwsh'), /cannot be used here/u);
  });
});
