import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { uriOf, workspaceOf } from '../../testing/workspace-of.ts';
import { hover } from '../features/hover.ts';
import { shownMarkdown } from './shown-markdown.ts';

describe('Markdown for an editor', () => {
  it('loads no image, in any form', () => {
    for (const image of [
      '![a](https://e.x/p.png)',
      '![a][b]',
      '`![a](x)`',
      '<img src=x>',
      '<IMG src=x>',
      '<svg onload=x>',
    ])
      assert.doesNotMatch(shownMarkdown(image), /!\[|<img|<svg/iu, image);
  });

  it('links to no command', () => {
    for (const link of [
      '[a](command:x)',
      '[a]( <COMMAND:x>)',
      '<command:x>',
      '[a]: command:x',
      '[a](data:text/html,x)',
    ])
      assert.doesNotMatch(shownMarkdown(link), /(?:\(|<|: ?)(?:command|data):/iu, link);
  });

  it('keeps what else it is', () => {
    const text = '**a** [b](https://e.x/y) `c` a < b, x! [d] and command: e';
    assert.equal(shownMarkdown(text), text);
  });

  it('is what hovers are made of, whatever their kind', () => {
    const evil = '![x](https://e.x/p.png) [y](command:z)';
    const files = {
      'x.amdec.yaml': `title: x\nthreshold: 1\ngrid:\n  severity: { min: 1, max: 4, labels: { 1: "${evil}" } }\nrisks:\n  - id: R1\n    item: "${evil}"\n    failureMode: "${evil}"\n    severity: 1\n    occurrence: 1\n    detection: 1\n`,
      'raci.yaml': `roles: [{ name: A, description: "${evil}" }]\nactivities:\n  - name: Do\n    assignments: { A: R }\n`,
      'docs/decisions/0001-x.md': `# 1. ${evil}\n\n## Status\n\nAccepted\n\n## Context\n\n${evil} ADR-1\n`,
      'compose.yaml': `services:\n  a: { image: "x", labels: { d: "${evil}" } }\n  b: { image: x, depends_on: [a] }\n`,
    };
    const workspace = workspaceOf(files);
    let hovers = 0;
    for (const [path, text] of Object.entries(files)) {
      const document = workspace.document(uriOf(path));
      for (let offset = 0; offset < text.length; offset += 2) {
        const shown = document && hover(workspace, uriOf(path), document.positionAt(offset));
        if (!shown) continue;
        hovers++;
        assert.doesNotMatch(JSON.stringify(shown.contents), /!\[|\]\(command:/u, `${path}:${offset}`);
      }
    }
    assert.ok(hovers > 20, String(hovers));
  });
});
