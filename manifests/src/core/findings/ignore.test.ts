import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { codeActions } from '../features/code-actions.ts';
import { uriOf, workspaceOf } from '../../testing/workspace-of.ts';
import { applyChanges } from '../text/change.ts';
import { ignoring } from './ignore.ts';
import { suppressionsOf } from './suppression.ts';
import { STRUCTURE_RULES } from '../../kinds/structure-rules.ts';

const STRUCTURE = new Map(STRUCTURE_RULES.map((rule) => [rule.id, rule]));

const RULE = 'toy/rule';

/** A text in which `§` marks a finding, once the comment is written that is offered; undefined where none is. */
function ignored(name: string, marked: string, languageId = 'yaml'): string | undefined {
  const start = marked.indexOf('§');
  const text = marked.replace('§', '');
  const document = TextDocument.create(uriOf(name), languageId, 1, text);
  const finding = { rule: RULE, severity: 'warning', message: '', span: { start, end: start + 1 } } as const;
  const offered = ignoring(document, finding, STRUCTURE);
  if (!offered) return undefined;
  const result = applyChanges(text, [offered.change]);
  const [own] = suppressionsOf(TextDocument.create(uriOf(name), languageId, 2, result)).filter(
    ({ rule }) => rule === RULE,
  );
  const moved = offered.change.span.start <= start ? offered.change.text.length : 0;
  const { line } = TextDocument.create(uriOf(name), languageId, 2, result).positionAt(start + moved);
  assert.ok(
    own && (own.line === undefined || own.line === line),
    `${JSON.stringify(result)} hides ${own?.line}`,
  );
  return result;
}

describe('comments that are offered', () => {
  it('in YAML stand above, indented alike, below those that are there', () => {
    assert.equal(
      ignored('a.yaml', 'a:\n  # vitruve-ignore toy/other: why\n  - b: §c\n'),
      'a:\n  # vitruve-ignore toy/other: why\n  # vitruve-ignore toy/rule: …\n  - b: c\n',
    );
    assert.equal(
      ignored('a.yaml', 'a:\r\n  b: §c # d\r\n'),
      'a:\r\n  # vitruve-ignore toy/rule: …\r\n  b: c # d\r\n',
    );
    assert.equal(ignored('.env', 'NAME=§x\n', 'dotenv'), '# vitruve-ignore toy/rule: …\nNAME=x\n');
    assert.equal(
      ignored('a.yaml', '{\n  a: 1,\n  "b c": §2 }'),
      '{\n  a: 1,\n  # vitruve-ignore toy/rule: …\n  "b c": 2 }',
    );
  });

  it('do not become part of a text', () => {
    for (const text of [
      'run: >-\n  a\n  b: §c\n',
      'steps:\n  - run: |- # sh\n      x\n\n        y: §z\n',
      'a: "b\n  §c"\n',
      'a: b\n  §c d\n',
      '# only a §comment\n',
    ])
      assert.equal(ignored('a.yaml', text), undefined, text);
  });

  it('are looked for up to two thousand lines above a text', () => {
    const block = (lines: number): string | undefined =>
      ignored('a.yaml', `a: |\n${'  k: v\n'.repeat(lines - 1)}  k: §c\n`);
    assert.equal(block(2000), undefined);
    assert.match(block(2001) ?? '', /# vitruve-ignore/u);
  });

  it('in Markdown stand above headings and blocks, and at the end of the file for rows and items', () => {
    assert.equal(
      ignored('a.md', '# T\n\n## §Status\n', 'markdown'),
      '# T\n\n<!-- vitruve-ignore toy/rule: … -->\n## Status\n',
    );
    assert.equal(
      ignored('a.md', '# T\n\nA §b\nc\n', 'markdown'),
      '# T\n\n<!-- vitruve-ignore toy/rule: … -->\nA b\nc\n',
    );
    assert.equal(
      ignored('a.md', '---\nstatus: §x\n---\n# T\n', 'markdown'),
      '---\n# vitruve-ignore toy/rule: …\nstatus: x\n---\n# T\n',
    );
    const last = '<!-- vitruve-ignore-file toy/rule: … -->\n';
    for (const text of ['# T\n\n- a\n- §b\n', '# T\n\na\n§b\n', '# T\n\n```\n\n# §b\n```\n', '# T\n\n- §b'])
      assert.equal(
        ignored('a.md', text, 'markdown'),
        `${text.replace('§', '')}${text.endsWith('\n') ? '\n' : '\n\n'}${last}`,
        text,
      );
    assert.equal(ignored('a.md', 'A §b\n', 'markdown'), `A b\n\n${last}`);
    const table = '| a | b |\n| - | - |\n| c | § |\n';
    assert.equal(ignored('a.md', table, 'markdown'), `${table.replace('§', '')}\n${last}`);
  });

  it('are not offered in JSON, nor for faults of form', () => {
    assert.equal(ignored('a.json', '{ "a": §1 }', 'json'), undefined);
    const document = TextDocument.create(uriOf('a.yaml'), 'yaml', 1, 'a: 1\n');
    for (const rule of ['yaml/syntax', 'raci/schema', 'suppression/unused'] as const)
      assert.equal(
        ignoring(document, { rule, severity: 'error', message: '', span: { start: 0, end: 1 } }, STRUCTURE),
        undefined,
        rule,
      );
  });

  it('come last among what can be done, and ask for the missing reason', () => {
    const file = 'site.blur.yaml';
    const text =
      'images: [photos]\nanonymisation: { method: mosaic }\noutput: { folder: out, keepMetadata: true }\n';
    const workspace = workspaceOf({ [file]: text }, { files: ['photos/a.jpg'] });
    const whole = { start: { line: 0, character: 0 }, end: { line: 3, character: 0 } };
    const actions = codeActions(workspace, uriOf(file), whole, {}, (rule) => rule);
    const titles = actions.map(({ title }) => title);
    assert.deepEqual(titles.slice(-2), [
      'Ignore "blur/readable-plates" here (add a reason)',
      'Ignore "blur/metadata-kept" here (add a reason)',
    ]);
    assert.equal(titles.filter((title) => title.startsWith('Ignore')).length, 2);
    const [change] = actions.at(-1)?.edit?.documentChanges ?? [];
    const edit = change && 'edits' in change ? change.edits[0] : undefined;
    const written = edit && 'newText' in edit ? edit.newText : '';
    workspace.update(uriOf(file), text.replace('output:', `${written}output:`), { open: true });
    assert.deepEqual(
      workspace.check(uriOf(file)).findings.map(({ rule }) => rule),
      ['blur/readable-plates', 'suppression/without-reason'],
    );
  });
});
