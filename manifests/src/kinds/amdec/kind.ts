import snippets from '@vitruve/snippets/amdec.json' with { type: 'json' };
import { t } from '@vscode/l10n';
import type { Kind } from '../../core/kind.ts';
import { AMDEC_COMMANDS } from './commands.ts';
import { RISK_TREE } from './tree.ts';
import { completeAmdec } from './complete.ts';
import { describeAmdec } from './describe.ts';
import { hoverAmdec } from './hover.ts';
import type { AmdecModel } from './model.ts';
import { parseAmdec } from './parse.ts';
import { amdecRefactorings } from './refactorings.ts';
import { amdecLenses } from './lenses.ts';
import { amdecHints } from './hints.ts';
import { AMDEC_RULES } from './rules/index.ts';
import { createAmdec, AMDEC_TEMPLATES } from './create.ts';
import { markdownOf } from './tables/markdown.ts';
import { readTables } from './tables/read.ts';
import { writeSheet } from './tables/write.ts';
import { componentsView } from './views/components.ts';
import { mapView } from './views/map.ts';
import { fileName } from '../../core/text/resource.ts';
import { amdecFolds, amdecOutline, amdecSelections } from './outline.ts';
import { formatAmdec } from './format.ts';
import { amdecTokens } from './tokens.ts';
import { OVERDUE } from './waiting.ts';
import { AMDEC_DECLARATION } from './declaration.ts';

/** AMDEC tables (FMEA): risks, their ratings and their actions. */
export const AMDEC: Kind<AmdecModel> = {
  ...AMDEC_DECLARATION,
  parse: parseAmdec,
  rules: AMDEC_RULES,
  complete: completeAmdec,
  snippets,
  hover: hoverAmdec,
  describe: describeAmdec,
  hints: amdecHints,
  lenses: amdecLenses,
  tokens: amdecTokens,
  outline: amdecOutline,
  folds: amdecFolds,
  selections: amdecSelections,
  format: formatAmdec,
  refactorings: amdecRefactorings,
  templates: AMDEC_TEMPLATES,
  create: createAmdec,
  commands: AMDEC_COMMANDS,
  trees: [RISK_TREE],
  waiting: [OVERDUE],
  tables: {
    title: () => ({ label: 'AMDEC', detail: t('Risks: failure modes and their ratings') }),
    fileWords: /amdec|fmea|risk|risque/iu,
    read: readTables,
    write: ({ document }, language) => [writeSheet(document.getText(), sheetName(document.uri), language)],
    markdown: ({ document }, language) =>
      markdownOf(writeSheet(document.getText(), sheetName(document.uri), language)),
  },
  views: [mapView, componentsView],
};

function sheetName(uri: string): string {
  return fileName(uri).replace(/(?:\.(?:amdec|fmea))?\.ya?ml$/iu, '');
}
