import type { Kind } from '../kind.ts';
import { loadHints, matrixLenses, raciTokens } from './annotate.ts';
import { completeRaci } from './complete.ts';
import { describeRaci } from './describe.ts';
import { createMatrix, templates } from './create.ts';
import { detect } from './detect.ts';
import { exportMarkdown, exportSheets } from './export.ts';
import { formatRaci } from './format.ts';
import { hoverLetter } from './hover.ts';
import { importSheets } from './import.ts';
import type { RaciModel } from './model.ts';
import { raciFolds, raciOutline, raciSelections } from './outline.ts';
import { parseRaci } from './parse.ts';
import { raciRefactorings } from './refactor.ts';
import { RACI_RULES } from './rules/index.ts';

/** Matrices of responsibilities: RACI and its relatives, in YAML and in Markdown tables. */
export const RACI: Kind<RaciModel> = {
  id: 'raci',
  detect,
  parse: parseRaci,
  rules: RACI_RULES,
  complete: completeRaci,
  hover: hoverLetter,
  describe: describeRaci,
  hints: loadHints,
  lenses: matrixLenses,
  tokens: raciTokens,
  outline: raciOutline,
  folds: raciFolds,
  selections: raciSelections,
  format: formatRaci,
  get templates() {
    return templates();
  },
  refactorings: raciRefactorings,
  create: createMatrix,
  tables: { read: importSheets, write: exportSheets, markdown: exportMarkdown },
};
