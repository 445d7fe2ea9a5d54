import type { FileSet } from '../../core/files/file-set.ts';

export const CHART: FileSet = { patterns: ['Chart.yaml'], languages: ['yaml'] };
export const HELM_FILES: readonly FileSet[] = [CHART];
