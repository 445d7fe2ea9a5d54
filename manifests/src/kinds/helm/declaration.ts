import type { KindDeclaration } from '../../core/kind.ts';
import { isOneOf } from '../../core/files/file-set.ts';
import { CHART, HELM_FILES } from './files.ts';

/** Charts of Helm. Their templates are no YAML before Helm has rendered them, and are left in peace. */
export const HELM_DECLARATION: KindDeclaration = {
  id: 'helm',
  files: HELM_FILES,
  detect: ({ uri }) => isOneOf(CHART, uri),
};
