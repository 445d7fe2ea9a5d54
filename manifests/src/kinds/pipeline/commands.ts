import { t } from '@vscode/l10n';
import { newManifestCommand } from '../../core/contributions/new-manifest.ts';
import { createPipeline } from './create.ts';

export const PIPELINE_COMMANDS = [
  newManifestCommand({ id: 'vitruve.newPipeline', prompt: () => t('Pipeline title') }, createPipeline),
];
