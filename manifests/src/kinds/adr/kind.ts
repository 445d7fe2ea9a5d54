import snippets from '@vitruve/snippets/adr.json' with { type: 'json' };
import { markdownFolds, markdownSelections } from '../../core/markdown/structure.ts';
import type { Kind } from '../../core/kind.ts';
import { ADR_COMMANDS } from './commands.ts';
import { decisionFileRenamed, decisionRenamed } from './renamed.ts';
import { ADR_TERMINAL_REPLAYS, ADR_TERMINAL_RUNS } from './run-terminal.ts';
import { DECISION_TREE } from './tree.ts';
import { mentionHints } from '../../formats/citations/hints.ts';
import { decisionLenses } from './lenses.ts';
import { decisionTokens } from './tokens.ts';
import { completeDecision } from './complete/complete.ts';
import { createDecision, templates, templatesIn, usualTemplate } from './create.ts';
import { describeDecision } from './describe.ts';
import type { Decision } from './model.ts';
import { decisionOutline } from './outline.ts';
import { parseDecision } from './parse.ts';
import { decisionRefactorings } from './refactorings.ts';
import { ADR_RULES } from './rules/index.ts';
import { decisionBoard } from './views/board.ts';
import { decisionGraph } from './views/graph.ts';
import { decisionTimeline } from './views/timeline.ts';
import { REVIEWS, UNDECIDED } from './waiting.ts';
import { ADR_DECLARATION } from './declaration.ts';

/** Architecture decision records: MADR, Nygard's format, Y-statements and their relatives, in English and French. */
export const ADR: Kind<Decision> = {
  ...ADR_DECLARATION,
  parse: parseDecision,
  rules: ADR_RULES,
  complete: completeDecision,
  snippets,
  describe: describeDecision,
  hints: mentionHints,
  lenses: decisionLenses,
  tokens: decisionTokens,
  outline: decisionOutline,
  folds: ({ document }) => markdownFolds(document.getText()),
  selections: ({ document }, offset) => markdownSelections(document.getText(), offset),
  refactorings: decisionRefactorings,
  create: createDecision,
  templatesIn,
  usualTemplate,
  commands: ADR_COMMANDS,
  terminalRuns: ADR_TERMINAL_RUNS,
  terminalReplays: ADR_TERMINAL_REPLAYS,
  trees: [DECISION_TREE],
  waiting: [UNDECIDED, REVIEWS],
  menuContext: 'decision',
  fileRenamed: decisionFileRenamed,
  comparesWithCommit: true,
  views: [decisionGraph, decisionTimeline, decisionBoard],
  renamed: decisionRenamed,
  get templates() {
    return templates();
  },
};
