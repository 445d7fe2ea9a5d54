import { t } from '@vscode/l10n';
import { mentionHints, mentionTokens } from '../../formats/citations/annotate.ts';
import type { Citations } from '../../formats/citations/citations.ts';
import { completeCitation } from '../../formats/citations/complete.ts';
import type { Kind, KindContext } from '../../core/kind.ts';
import { RACI_COMMANDS } from './commands.ts';
import { RESPONSIBILITY_TREE } from './tree.ts';
import { loadHints, matrixLenses, raciTokens } from './annotate.ts';
import { completeRaci } from './complete.ts';
import { describeRaci } from './describe.ts';
import { createMatrix, templates } from './create.ts';
import { exportMarkdown, exportSheets } from './export.ts';
import { formatRaci } from './format.ts';
import { hoverLetter } from './hover.ts';
import { importSheets } from './import.ts';
import type { RaciModel } from './model.ts';
import { raciFolds, raciOutline, raciSelections } from './outline.ts';
import { parseRaci } from './parse.ts';
import { raciRefactorings } from './refactor.ts';
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
  complete: (context, offset) => [
    ...completeRaci(context, offset),
    ...inCitations(context, completeCitation, offset),
  ],
  hover: hoverLetter,
  describe: describeRaci,
  hints: (context, within) => [...loadHints(context, within), ...inCitations(context, mentionHints, within)],
  lenses: matrixLenses,
  tokens: (context) => [...raciTokens(context), ...inCitations(context, mentionTokens, undefined)],
  outline: raciOutline,
  folds: raciFolds,
  selections: raciSelections,
  format: formatRaci,
  get templates() {
    return templates();
  },
  refactorings: raciRefactorings,
  create: createMatrix,
  commands: RACI_COMMANDS,
  trees: [RESPONSIBILITY_TREE],
  tables: {
    title: () => ({ label: 'RACI', detail: t('Responsibilities: activities and roles') }),
    fileWords: /raci|matri|responsab|responsib|role|rôle/iu,
    read: importSheets,
    write: exportSheets,
    markdown: exportMarkdown,
  },
  views: [matrixView, responsibilitiesView],
};
