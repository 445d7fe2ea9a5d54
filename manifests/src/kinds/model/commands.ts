import { t } from '@vscode/l10n';
import { newManifestCommand } from '../../core/contributions/new-manifest.ts';
import { createModel } from './create.ts';

export const MODEL_COMMANDS = [
  newManifestCommand({ id: 'vitruve.newModel', prompt: () => t('Title of the model') }, createModel),
];
