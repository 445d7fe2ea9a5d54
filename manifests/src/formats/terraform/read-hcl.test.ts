import assert from 'node:assert/strict';
import fc from 'fast-check';
import { rounds } from '../../testing/rounds.ts';
import { readHcl } from './read-hcl.ts';

/** Blocks as `type labels: attribute=literal`, computed ones as `?`. */
function shown(text: string): readonly string[] {
  return readHcl(text).blocks.map(({ type, labels, attributes }) => {
    const values = [...attributes].map(([name, { literal }]) => `${name}=${literal ?? '?'}`);
    return `${[type, ...labels].join(' ')}: ${values.join(', ')}`;
  });
}

describe('HCL', () => {
  it('reads blocks and literal values, and nothing that is computed', () => {
    const text = `
# A remark { with a bracket
// and "another
/* and one
   } of lines */
resource "aws_db_instance" "ledger" { # behind
  engine  = "postgres" // the engine
  count   = 2
  ratio   = -1.5
  public  = false
  name    = "a-\${var.name}"
  escaped = "$\${literal}"
  tags    = { engine = "mysql", list = ["}", "]"] }
  size    = var.large ? 2 : 1
  policy  = <<-EOT
    } not the end "
  EOT
  nested "block" {
    engine = "inner"
  }
  call = max(
    1, # one
    2
  )
  last = "\${join("}", ["\${x}"])}"
}
variable name { default = "x" }
locals {}
`;
    assert.deepEqual(
      shown(text),
      [
        'resource aws_db_instance ledger: engine=postgres, count=2, ratio=-1.5, public=false, name=?, escaped=?, tags=?, size=?, policy=?, call=?, last=?',
        'variable name: default=x',
        'locals : ',
      ].map((line) => line.replace('locals :', 'locals:')),
    );
    assert.equal(readHcl(text).fault, undefined);
    const [ledger] = readHcl(text).blocks;
    assert.ok(ledger);
    assert.equal(text.slice(ledger.nameSpan.start, ledger.nameSpan.end), 'ledger');
    assert.ok(text.slice(ledger.extent.start, ledger.extent.end).endsWith('\n}'));
  });

  for (const [what, text] of Object.entries({
    'a block': 'a {}\nb {\n c = 1\n',
    'a string': 'a {}\nb { c = "x\n}\n',
    'a list': 'a {}\nb { c = [1, 2\n}\n',
    'a text of lines': 'a {}\nb { c = <<EOT\n x\n}\n',
    'a template': 'a {}\nb { c = "${x"\n}\n',
    'a remark': 'a {}\n/* b',
    'no value': 'a {}\nb { c =\n}\n',
    'no name': 'a {}\n= 1\n',
  }))
    it(`keeps what is above what cannot be read: ${what}`, () => {
      const { blocks, fault } = readHcl(text);
      assert.deepEqual(
        blocks.map(({ type }) => type),
        ['a'],
      );
      assert.ok(fault === undefined ? false : fault >= 4);
    });

  it('is bounded for deep and long texts', () => {
    for (const deep of ['a { '.repeat(5000), `a { b = ${'['.repeat(5000)}`, `a { b = "${'${"'.repeat(5000)}`])
      assert.notEqual(readHcl(deep).fault, undefined);
    const long = readHcl('resource "a" "b" {\n  c = 1\n}\n'.repeat(5000));
    assert.equal(long.blocks.length, 5000);
  });

  it('reads any text without an error, and spans that lie in it', () => {
    const piece = fc.constantFrom(
      'a',
      ' ',
      '\n',
      '{',
      '}',
      '[',
      ']',
      '"',
      '=',
      '${',
      '#',
      '/*',
      '*/',
      '<<E\n',
      'E',
      '\\',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
        (text) => {
          for (const { nameSpan, extent } of readHcl(text).blocks) {
            assert.ok(extent.start <= nameSpan.start && nameSpan.end <= extent.end);
            assert.ok(extent.end <= text.length);
          }
        },
      ),
      rounds(300),
    );
  });
});
