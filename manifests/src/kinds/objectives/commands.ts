import { t } from '@vscode/l10n';
import { newManifestCommand } from '../../core/contributions/new-manifest.ts';
import { createObjectives } from './create.ts';

export const OBJECTIVES_COMMANDS = [
  newManifestCommand(
    { id: 'vitruve.newObjectives', prompt: () => t('Title of the objectives') },
    createObjectives,
  ),
];
