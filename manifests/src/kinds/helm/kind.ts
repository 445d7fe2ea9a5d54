import type { Kind } from '../../core/kind.ts';
import { isHelmChart } from './detect.ts';
import { HELM_FILES } from './files.ts';
import type { ChartModel } from './model.ts';
import { helmOutline } from './outline.ts';
import { parseHelmChart } from './parse.ts';
import { HELM_RULES } from './rules/index.ts';

/** Charts of Helm. Their templates are no YAML before Helm has rendered them, and are left in peace. */
export const HELM: Kind<ChartModel> = {
  id: 'helm',
  files: HELM_FILES,
  detect: isHelmChart,
  parse: parseHelmChart,
  rules: HELM_RULES,
  outline: helmOutline,
};
