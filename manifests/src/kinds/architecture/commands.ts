import { t } from '@vscode/l10n';
import { newManifestCommand } from '../../core/contributions/new-manifest.ts';
import { createArchitecture } from './create.ts';

export const ARCHITECTURE_COMMANDS = [
  newManifestCommand(
    { id: 'vitruve.newArchitecture', prompt: () => t('Title of the system') },
    createArchitecture,
  ),
];
