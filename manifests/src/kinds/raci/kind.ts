import snippets from '@vitruve/snippets/raci.json' with { type: 'json' };
import { t } from '@vscode/l10n';
import { mentionHints } from '../../formats/citations/hints.ts';
import { mentionTokens } from '../../formats/citations/tokens.ts';
import type { Citations } from '../../formats/citations/citations.ts';
import { completeCitation } from '../../formats/citations/complete.ts';
import type { Kind, KindContext } from '../../core/kind.ts';
import { RACI_COMMANDS } from './commands.ts';
import { RESPONSIBILITY_TREE } from './tree.ts';
import { raciLenses } from './lenses.ts';
import { raciTokens } from './tokens.ts';
import { raciHints } from './hints.ts';
import { completeRaci } from './complete.ts';
import { describeRaci } from './describe.ts';
import { createRaci, templates } from './create.ts';
import { writeMarkdown, writeTables } from './tables/write.ts';
import { formatRaci } from './format.ts';
import { hoverRaci } from './hover.ts';
import { readTables } from './tables/read.ts';
import type { RaciModel } from './model.ts';
import { raciFolds, raciOutline, raciSelections } from './outline.ts';
import { parseRaci } from './parse.ts';
import { raciRefactorings } from './refactorings.ts';
import { RACI_RULES } from './rules/index.ts';
import { matrixView } from './views/matrix.ts';
import { responsibilitiesView } from './views/responsibilities.ts';
import { RACI_DECLARATION } from './declaration.ts';

/** What a feature for text that names decisions says of a Markdown file with a matrix. */
function inCitations<Argument, Item>(
  context: KindContext<RaciModel>,
  feature: (context: KindContext<Citations>, argument: Argument) => readonly Item[],
  argument: Argument,
): readonly Item[] {
  const { citations } = context.model;
  return citations ? feature({ ...context, model: citations }, argument) : [];
}

/** Matrices of responsibilities: RACI and its relatives, in YAML and in Markdown tables. */
export const RACI: Kind<RaciModel> = {
  ...RACI_DECLARATION,
  parse: parseRaci,
  rules: RACI_RULES,
  snippets,
  complete: (context, offset) => [
    ...completeRaci(context, offset),
    ...inCitations(context, completeCitation, offset),
  ],
  hover: hoverRaci,
  describe: describeRaci,
  hints: (context, within) => [...raciHints(context, within), ...inCitations(context, mentionHints, within)],
  lenses: raciLenses,
  tokens: (context) => [...raciTokens(context), ...inCitations(context, mentionTokens, undefined)],
  outline: raciOutline,
  folds: raciFolds,
  selections: raciSelections,
  format: formatRaci,
  get templates() {
    return templates();
  },
  refactorings: raciRefactorings,
  create: createRaci,
  commands: RACI_COMMANDS,
  trees: [RESPONSIBILITY_TREE],
  tables: {
    title: () => ({ label: 'RACI', detail: t('Responsibilities: activities and roles') }),
    fileWords: /raci|matri|responsab|responsib|role|rôle/iu,
    read: readTables,
    write: writeTables,
    markdown: writeMarkdown,
  },
  views: [matrixView, responsibilitiesView],
};
