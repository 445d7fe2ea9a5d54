import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { isDecision } from './detect.ts';

function isRecord(path: string, text: string): boolean {
  return isDecision(TextDocument.create(`file:///workspace/${path}`, 'markdown', 1, text));
}

const SECTIONS = ['Status', 'Context and Problem Statement', 'Considered Options', 'Decision Outcome'];
const withSections = (...names: readonly string[]): string =>
  `# A\n\n${names.map((name) => `## ${name}\n\nText\n\n`).join('')}`;

describe('adr/detect', () => {
  it('takes a file for a record by its name, or by its folder and number', () => {
    assert.ok(isRecord('notes/ADR-0001-use-a.md', ''));
    assert.ok(isRecord('docs/adr/0001-use-a.md', ''));
    assert.ok(isRecord('docs/adr/platform/0001-use-a.md', ''));
    assert.ok(!isRecord('docs/adr/platform/storage/0001-use-a.md', ''));
    assert.ok(!isRecord('notes/0001-use-a.md', ''));
    assert.ok(!isRecord('docs/adr/README.md', withSections(...SECTIONS)));
    assert.ok(!isRecord('docs/adr/0001-use-a.txt', ''));
  });

  it('takes a file in a folder of decisions for one by its outcome and another section', () => {
    assert.ok(isRecord('docs/adr/use-a.md', withSections('Status', 'Decision Outcome')));
    assert.ok(!isRecord('docs/adr/use-a.md', withSections('Decision Outcome')));
    assert.ok(!isRecord('docs/adr/use-a.md', withSections('Status', 'Considered Options')));
  });

  it('takes a file elsewhere for one by four sections of a record, none of them in an example', () => {
    assert.ok(isRecord('notes/use-a.md', withSections(...SECTIONS)));
    for (const left of ['Context and Problem Statement', 'Decision Outcome'])
      assert.ok(!isRecord('notes/use-a.md', withSections(...SECTIONS.filter((name) => name !== left))), left);
    assert.ok(!isRecord('notes/use-a.md', withSections(...SECTIONS.slice(1))));
    assert.ok(!isRecord('notes/use-a.md', `\`\`\`md\n${withSections(...SECTIONS)}\`\`\`\n`));
  });

  it('takes a record about a template for a record, and a template for none', () => {
    assert.ok(isRecord('docs/adr/0007-use-jinja-as-template-engine.md', ''));
    assert.ok(isRecord('docs/adr/modele-de-donnees.md', withSections(...SECTIONS)));
    for (const name of ['adr-template', '0001-template', '0000-modele-adr', '0000-adr-template-long'])
      assert.ok(!isRecord(`docs/adr/${name}.md`, withSections(...SECTIONS)), name);
  });
});
