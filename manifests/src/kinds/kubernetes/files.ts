import type { FileSet } from '../../core/files/file-set.ts';
import { ANY_JSON, ANY_YAML } from '../../core/files/formats.ts';

/** `apiVersion` and `kind`, unless another program uses the two for itself. */
const RESOURCE = String.raw`^(?=[^]*(^|\n)"?apiVersion\b)(?=[^]*(^|\n)"?kind\b)(?![^]*\napiVersion[^\n]*(skaffold|kubelet\.config|client\.authentication))(?!apiVersion[^\n]*(skaffold|kubelet\.config|client\.authentication))`;

/** Resources have no names of their own. The Kubernetes extension brings a schema for the same documents. */
export const KUBERNETES_FILES: readonly FileSet[] = [
  { ...ANY_YAML, hasPublicSchema: true, content: RESOURCE },
  { ...ANY_JSON, beginning: '"apiVersion"' },
];
