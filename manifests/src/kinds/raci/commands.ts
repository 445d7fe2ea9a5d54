import { t } from '@vscode/l10n';
import { newManifestCommand } from '../../core/contributions/new-manifest.ts';
import { createRaci } from './create.ts';

export const RACI_COMMANDS = [
  newManifestCommand(
    { id: 'vitruve.newRaci', prompt: () => t('Title of the responsibility matrix') },
    createRaci,
  ),
];
