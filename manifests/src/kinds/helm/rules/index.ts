import type { Rule } from '../../../core/rules/rule.ts';
import type { ChartModel } from '../model.ts';
import { chartDependency } from './chart-dependency.ts';
import { chartField } from './chart-field.ts';

/** All rules of charts. */
export const HELM_RULES: readonly Rule<ChartModel>[] = [chartField, chartDependency];
