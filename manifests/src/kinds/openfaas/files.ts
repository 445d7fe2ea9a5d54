import type { FileSet } from '../../core/files/file-set.ts';
import { ANY_YAML } from '../../core/files/formats.ts';

export const OPENFAAS_FILES: readonly FileSet[] = [ANY_YAML];
