import type { Kind } from '../../core/kind.ts';
import type { ChartModel } from './model.ts';
import { helmOutline } from './outline.ts';
import { parseHelmChart } from './parse.ts';
import { HELM_RULES } from './rules/index.ts';
import { HELM_DECLARATION } from './declaration.ts';

/** Charts of Helm. Their templates are no YAML before Helm has rendered them, and are left in peace. */
export const HELM: Kind<ChartModel> = {
  ...HELM_DECLARATION,
  parse: parseHelmChart,
  rules: HELM_RULES,
  outline: helmOutline,
};
