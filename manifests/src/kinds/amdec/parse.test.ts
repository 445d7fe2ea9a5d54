import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { growthOf, LINEAR } from '../../testing/steps.ts';
import { uriOf, workspaceOf } from '../../testing/workspace-of.ts';
import { AMDEC } from './kind.ts';
import { parseAmdec } from './parse.ts';
import { rounds } from '../../testing/rounds.ts';

const document = (text: string): TextDocument => TextDocument.create(uriOf('x.amdec.yaml'), 'yaml', 1, text);

const FRAGMENTS = [
  'risks:\n',
  '  - id: R-1\n',
  '    severity: 4\n',
  '    detection: 0\n',
  'grid: {severity: {min: 1, max: 4}}\n',
  '    actions:\n',
  '      - action: x\n',
  '        due: 2020-01-01\n',
  '    residual: {severity: 9',
  '}',
  '&a ',
  '*a',
  '<<: *a\n',
  '"',
  '\t',
  '\r\n',
  '    effect:\n',
  '---\n',
  '\uFEFF',
  '    decisions: [ADR-1, ',
  'title: |\n',
  '- ',
  '#',
  '? ',
];

function large(rows: number): string {
  const row = (index: number): string =>
    `  - id: R-${index}\n    item: Item ${index % 50}\n    failureMode: Mode ${index}\n    effect: Effect ${index % 7}\n    cause: Cause\n    severity: 4\n    occurrence: 3\n    detection: 2\n    actions:\n      - {action: Act, owner: Someone ${index}, due: 2020-01-01}\n`;
  return `grid: {severity: {min: 1, max: 4}, occurrence: {min: 1, max: 4}, detection: {min: 1, max: 4}}\nrisks:\n${Array.from({ length: rows }, (_, index) => row(index)).join('')}`;
}

describe('amdec/parse', () => {
  it('reads any text without throwing, and every feature answers within the text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...FRAGMENTS), fc.string({ maxLength: 5 })), { maxLength: 25 }),
        fc.nat(),
        (parts, seed) => {
          const text = parts.join('');
          const workspace = workspaceOf({ 'x.amdec.yaml': text });
          const uri = uriOf('x.amdec.yaml');
          const within = (span: { start: number; end: number }): void => {
            assert.ok(
              span.start >= 0 && span.start <= span.end && span.end <= text.length,
              `${JSON.stringify(text)} ${JSON.stringify(span)}`,
            );
          };
          for (const finding of workspace.check(uri).findings) within(finding.span);
          const manifest = workspace.manifest(uri);
          assert.ok(manifest);
          for (const { span, extent } of manifest.parsed.entities) {
            within(span);
            within(extent);
          }
          for (const { span } of manifest.parsed.references) within(span);
          const context = manifest.context as Parameters<NonNullable<typeof AMDEC.complete>>[0];
          const offset = seed % (text.length + 1);
          for (const { span } of AMDEC.complete?.(context, offset) ?? []) within(span);
          const hover = AMDEC.hover?.(context, offset);
          if (hover) within(hover.span);
          for (const { span } of AMDEC.tokens?.(context) ?? []) within(span);
          for (const item of AMDEC.outline?.(context) ?? []) within(item.span);
          for (const span of AMDEC.selections?.(context, offset) ?? []) within(span);
          for (const hint of AMDEC.hints?.(context, { start: 0, end: text.length }) ?? [])
            within({ start: hint.offset, end: hint.offset });
          AMDEC.lenses?.(context);
          AMDEC.folds?.(context);
          for (const refactoring of AMDEC.refactorings?.(context, { start: offset, end: offset }) ?? [])
            refactoring.changes();
          AMDEC.tables?.write(context, 'fr');
        },
      ),
      rounds(400),
    );
  });

  it('checks in steps that grow with the number of risks', async () => {
    const check = (rows: number): void => {
      const { findings } = workspaceOf({ 'x.amdec.yaml': large(rows) }).check(uriOf('x.amdec.yaml'));
      assert.ok(findings.some(({ rule }) => rule === 'amdec/action-overdue'));
    };
    const growth = await growthOf(check, 50);
    assert.ok(growth < LINEAR, `${growth} times the steps for four times the risks`);
  });

  it('knows its files by name and by schema comment', () => {
    const detected = (name: string, text = ''): boolean =>
      AMDEC.detect(TextDocument.create(uriOf(name), 'yaml', 1, text));
    for (const name of ['amdec.yaml', 'a/risques.amdec.yml', 'fmea.yaml', 'x.fmea.yaml', 'AMDEC.YAML'])
      assert.ok(detected(name), name);
    for (const name of ['amdec.md', 'raci.yaml', 'myamdec.yaml']) assert.ok(!detected(name), name);
    assert.ok(detected('risks.yaml', '# yaml-language-server: $schema=../schemas/amdec.schema.json\n'));
  });

  it('declares its risks with what other files may ask of them', () => {
    const { entities } = parseAmdec(document(large(1)));
    assert.deepEqual(
      entities.map(({ key, detail, facts }) => [key, detail, facts?.criticality]),
      [['r-0', 'C 24', 24]],
    );
  });
});
