import assert from 'node:assert/strict';
import { filledTemplate } from './team-template.ts';

const RECORD = {
  number: 12,
  title: 'Use Kafka',
  status: 'proposed',
  date: '2026-03-04',
  language: 'en',
} as const;

describe("the team's own template of decisions", () => {
  for (const [what, template, expected] of [
    [
      'MADR 4',
      '---\n# These are optional metadata elements.\nstatus: "{proposed | rejected | accepted | deprecated | … | superseded by ADR-0123}"\ndate: {YYYY-MM-DD when the decision was last updated}\ndecision-makers: {list everyone involved in the decision}\n---\n\n# {short title, representative of solved problem and found solution}\n\n## Context and Problem Statement\n',
      '---\n# These are optional metadata elements.\nstatus: "proposed"\ndate: 2026-03-04\ndecision-makers: {list everyone involved in the decision}\n---\n\n# Use Kafka\n\n## Context and Problem Statement\n',
    ],
    [
      'log4brains',
      '# [short title of solved problem and solution]\n\n- Status: [draft | proposed | rejected | accepted | deprecated | … | superseded by [xxx](yyyymmdd-xxx.md)] <!-- optional -->\n- Deciders: [list everyone involved in the decision] <!-- optional -->\n- Date: [YYYY-MM-DD when the decision was last updated] <!-- optional -->\n\n## Decision Outcome\n',
      '# Use Kafka\n\n- Status: proposed <!-- optional -->\n- Deciders: [list everyone involved in the decision] <!-- optional -->\n- Date: 2026-03-04 <!-- optional -->\n\n## Decision Outcome\n',
    ],
    [
      'adr-tools',
      '# NUMBER. TITLE\n\nDate: DATE\n\n## Status\n\nSTATUS\n\n## Context\n\nWhy?\n',
      '# 12. Use Kafka\n\nDate: 2026-03-04\n\n## Status\n\nProposed\n\n## Context\n\nWhy?\n',
    ],
    [
      'a team that has settled its status, and pads numbers',
      '# ADR-0000: Title\n\n## Status\n\nDraft\n\n## Budget\n\nHow much?\n',
      '# ADR-0012: Use Kafka\n\n## Status\n\nDraft\n\n## Budget\n\nHow much?\n',
    ],
    ['a text without any of these', 'Why?\n', 'Why?\n'],
    [
      'lines that end as in Windows',
      '# Title\r\n\r\nDate: YYYY-MM-DD\r\n',
      '# Use Kafka\r\n\r\nDate: 2026-03-04\r\n',
    ],
  ] as const)
    it(`is filled in: ${what}`, () => {
      assert.equal(filledTemplate(template, RECORD), expected);
    });
});
