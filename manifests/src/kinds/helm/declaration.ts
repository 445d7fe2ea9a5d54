import type { KindDeclaration } from '../../core/kind.ts';
import { counted } from '../../core/language.ts';
import { isHelmChart } from './detect.ts';
import { HELM_FILES } from './files.ts';

/** Charts of Helm. Their templates are no YAML before Helm has rendered them, and are left in peace. */
export const HELM_DECLARATION: KindDeclaration = {
  id: 'helm',
  describeCount: (count) => counted(count, '{0} Helm chart', '{0} Helm charts'),
  files: HELM_FILES,
  detect: isHelmChart,
};
