import type { KindDeclaration } from '../../core/kind.ts';
import { isHelmChart } from './detect.ts';
import { HELM_FILES } from './files.ts';

/** Charts of Helm. Their templates are no YAML before Helm has rendered them, and are left in peace. */
export const HELM_DECLARATION: KindDeclaration = {
  id: 'helm',
  files: HELM_FILES,
  detect: isHelmChart,
};
