import type { KindDeclaration } from '../../core/kind.ts';
import { counted } from '../../core/language.ts';
import { BLUR_FILES } from './files.ts';
import { isBlur } from './detect.ts';

/** How pictures are anonymised: `*.blur.yaml`, and the `nestor-ai-config.json` that the services of Nestor share. */
export const BLUR_DECLARATION: KindDeclaration = {
  id: 'blur',
  describeCount: (count) => counted(count, '{0} blur configuration', '{0} blur configurations'),
  files: BLUR_FILES,
  structureRules: [{ id: 'blur/schema', severity: 'error' }],
  isCreatable: true,
  detect: isBlur,
};
