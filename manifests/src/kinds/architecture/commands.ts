import { t } from '@vscode/l10n';
import { newManifestCommand } from '../../core/contributions/new-manifest.ts';
import { exportCommand } from './export-command.ts';
import { createArchitecture, templates, templatesIn } from './create.ts';

export const ARCHITECTURE_COMMANDS = [
  newManifestCommand(
    {
      id: 'vitruve.newArchitecture',
      prompt: () => t('Title of the system'),
      templates: (folder) => ({
        title: t('New architecture model'),
        prompt: t('Select what the model is made of'),
        choices: [...templatesIn(folder), ...templates()],
      }),
      usual: (folder) => (templatesIn(folder).length === 0 ? templates()[0]?.id : undefined),
    },
    createArchitecture,
  ),
  exportCommand,
];
