import { t } from '@vscode/l10n';
import { newManifestCommand } from '../../core/contributions/new-manifest.ts';
import { createQuality } from './create.ts';

export const QUALITY_COMMANDS = [
  newManifestCommand(
    { id: 'vitruve.newQualitySuite', prompt: () => t('Title of the quality suite') },
    createQuality,
  ),
];
