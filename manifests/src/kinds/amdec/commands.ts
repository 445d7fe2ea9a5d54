import { t } from '@vscode/l10n';
import { newManifestCommand } from '../../core/contributions/new-manifest.ts';
import { createAmdec } from './create.ts';

export const AMDEC_COMMANDS = [
  newManifestCommand(
    { id: 'vitruve.newAmdec', prompt: () => t('Title of the FMEA table: system or process') },
    createAmdec,
  ),
];
