import type { Rule } from '../../../core/rules/rule.ts';
import type { QualityModel } from '../model.ts';
import { bounds } from './bounds.ts';
import { checkRepeated } from './check-repeated.ts';
import { columnMissing } from './column-missing.ts';
import { columnUnknown } from './column-unknown.ts';
import { contradiction } from './contradiction.ts';
import { decisionUnknown } from './decision-unknown.ts';
import { oneExpectation } from './one-expectation.ts';
import { ownerMissing } from './owner-missing.ts';
import { ownerUnknown } from './owner-unknown.ts';
import { pattern } from './pattern.ts';
import { tableMissing } from './table-missing.ts';
import { tableUnknown } from './table-unknown.ts';
import { withoutEffect } from './without-effect.ts';

/** All rules for suites of checks. `quality/schema` is checked by the parser. */
export const QUALITY_RULES: readonly Rule<QualityModel>[] = [
  oneExpectation,
  columnMissing,
  bounds,
  pattern,
  tableUnknown,
  tableMissing,
  columnUnknown,
  contradiction,
  checkRepeated,
  withoutEffect,
  ownerMissing,
  ownerUnknown,
  decisionUnknown,
];
