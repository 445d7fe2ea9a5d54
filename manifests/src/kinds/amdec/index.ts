import type { Kind } from '../kind.ts';
import { completeAmdec } from './complete.ts';
import { isAmdec } from './declared.ts';
import { describeRisk } from './explain.ts';
import { hoverAmdec } from './hover.ts';
import type { AmdecModel } from './model.ts';
import { parseAmdec } from './parse.ts';
import { refactoringsOf } from './refactorings.ts';
import { hintsOf, lensesOf } from './remarks.ts';
import { RULES } from './rules/index.ts';
import { foldsOf, formatAmdec, outlineOf, selectionsOf, tokensOf } from './structure.ts';

/** AMDEC tables (FMEA): risks, their marks and their actions. */
export const amdec: Kind<AmdecModel> = {
  id: 'amdec',
  detect: isAmdec,
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
};
