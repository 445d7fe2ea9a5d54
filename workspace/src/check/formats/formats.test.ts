import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CheckResult } from '../result.ts';
import { github } from './github.ts';
import { pretty } from './pretty.ts';

const HOSTILE = 'a\u001b[2J\u001b]8;;https://e.x\u0007b\r\n::error::c\u202ed ##[group]e';

describe('a report', () => {
  it('for people and one for runners hold nothing that a terminal or a runner would obey, wherever a file says it', () => {
    const uri = 'file:///x/a.yaml';
    const document = TextDocument.create(uri, 'yaml', 0, `${HOSTILE}\n::stop-commands::x\n`);
    const at = { start: 0, end: 3 };
    const result: CheckResult = {
      from: '/x',
      files: [
        {
          path: HOSTILE,
          uri,
          document,
          encoding: 'utf-8',
          itemOf: () => HOSTILE,
          findings: [
            {
              rule: 'raci/schema',
              severity: 'error',
              message: HOSTILE,
              span: at,
              related: [{ uri, span: at, message: HOSTILE }],
            },
          ],
        },
      ],
      checked: 1,
      items: [{ kind: 'raci', count: 1, text: '1 responsibility matrix' }],
      counts: { error: 1, warning: 0, information: 0, hint: 0 },
      fixed: 0,
      unread: [{ path: HOSTILE, problem: 'unreadable', message: HOSTILE }],
      unchecked: [{ path: HOSTILE, problem: 'not-a-manifest', message: HOSTILE }],
      withoutSchema: [{ name: HOSTILE, count: 2 }],
      skipped: [{ path: HOSTILE, problem: 'name', message: HOSTILE }],
      documentOf: () => document,
      isShown: () => true,
    };
    const commands = github(result).trimEnd().split('\n');
    assert.equal(commands.length, 3);
    for (const command of commands) {
      assert.match(command, /^::error file=a/u);
      assert.doesNotMatch(command, /[\p{Cc}\p{Bidi_Control}]|##\[/u);
    }
    const lines = pretty(result).split('\n');
    assert.ok(lines.length > 10);
    for (const line of lines) {
      assert.doesNotMatch(line, /[\p{Cc}\p{Bidi_Control}]/u);
      assert.doesNotMatch(line, /^\s*::|##\[/u);
    }
    assert.ok(
      lines.some((line) => line.includes(String.raw`a\u001b[2J`)),
      'what was written is told',
    );
  });
});
