import { t } from '@vscode/l10n';
import { newManifestCommand } from '../../core/contributions/new-manifest.ts';
import { newAmdec } from './template.ts';

export const AMDEC_COMMANDS = [
  newManifestCommand(
    { id: 'vitruve.newAmdec', prompt: () => t('Title of the FMEA table: system or process') },
    newAmdec,
  ),
];
