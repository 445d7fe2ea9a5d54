import { t } from '@vscode/l10n';
import type { Kind } from '../../core/kind.ts';
import { AMDEC_COMMANDS } from './commands.ts';
import { RISK_TREE } from './tree.ts';
import { completeAmdec } from './complete.ts';
import { describeRisk } from './explain.ts';
import { hoverAmdec } from './hover.ts';
import type { AmdecModel } from './model.ts';
import { parseAmdec } from './parse.ts';
import { refactoringsOf } from './refactorings.ts';
import { hintsOf, lensesOf } from './remarks.ts';
import { RULES } from './rules/index.ts';
import { newAmdec, TEMPLATE_CHOICES } from './template.ts';
import { markdownOf } from './tables/markdown.ts';
import { readTables } from './tables/read.ts';
import { writeSheet } from './tables/write.ts';
import { componentsView } from './views/components.ts';
import { mapView } from './views/map.ts';
import { fileName } from '../../core/text/resource.ts';
import { foldsOf, formatAmdec, outlineOf, selectionsOf, tokensOf } from './structure.ts';
import { AMDEC_DECLARATION } from './declaration.ts';

/** AMDEC tables (FMEA): risks, their marks and their actions. */
export const AMDEC: Kind<AmdecModel> = {
  ...AMDEC_DECLARATION,
  parse: parseAmdec,
  rules: RULES,
  complete: completeAmdec,
  hover: hoverAmdec,
  describe: ({ model, settings, today }, entity) => {
    const risk = model.risks.find(({ id }) => id?.span.start === entity.span.start);
    return risk ? describeRisk(model, risk, settings.amdec.defaultThreshold, today) : '';
  },
  hints: hintsOf,
  lenses: lensesOf,
  tokens: tokensOf,
  outline: outlineOf,
  folds: foldsOf,
  selections: selectionsOf,
  format: formatAmdec,
  refactorings: refactoringsOf,
  templates: TEMPLATE_CHOICES,
  create: newAmdec,
  commands: AMDEC_COMMANDS,
  trees: [RISK_TREE],
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
