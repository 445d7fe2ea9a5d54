import { t } from '@vscode/l10n';
import type { Choice, CommandFolder, DocumentCommand } from '../../core/contributions/command.ts';
import { newManifestCommand, titleQuestion } from '../../core/contributions/new-manifest.ts';
import {
  allowedStatuses,
  changeStatus,
  createDecision,
  supersede,
  templates,
  templatesIn,
  usualTemplate,
} from './create.ts';
import type { Decision } from './model.ts';

const newDecision = newManifestCommand(
  {
    id: 'vitruve.newDecision',
    prompt: () => t('Decision title'),
    templates: (folder) => ({
      title: t('New decision'),
      prompt: t('Select a template'),
      choices: templateChoices(folder),
    }),
    usual: usualTemplate,
  },
  (request) => {
    const { template } = request;
    const known = templateChoices(request).map(({ id }) => id);
    if (template === undefined || known.includes(template)) return createDecision(request);
    return {
      refused: t('"{0}" is not a valid template. Valid values: {1}', template, known.join(', ')),
    };
  },
);

/** The team's own templates first, then that of the settings. */
function templateChoices(folder: CommandFolder): readonly Choice[] {
  const usual = folder.settings.adr.template;
  const own = templatesIn(folder).map(({ id }) => ({
    id,
    label: id,
    description: t('from this repository'),
  }));
  const shipped = templates()
    .map((one) => (one.id === usual ? { ...one, description: t('from settings') } : one))
    .sort((a, b) => Number(b.id === usual) - Number(a.id === usual));
  return [...own, ...shipped];
}

const supersedeDecision: DocumentCommand<Decision> = {
  id: 'vitruve.supersedeDecision',
  icon: 'arrow-swap',
  on: 'document',
  ask: (_context, { title }) =>
    title === undefined ? titleQuestion(t('Title of the new decision')) : undefined,
  run: (context, { title = '' }) => {
    const { document, model } = context;
    return supersede({ uri: document.uri, text: document.getText(), model }, context, title);
  },
};

const changeDecisionStatus: DocumentCommand<Decision> = {
  id: 'vitruve.changeStatus',
  icon: 'tag',
  on: 'document',
  ask: (context, { status }) =>
    status === undefined
      ? {
          type: 'choice',
          key: 'status',
          title: t('Change status'),
          prompt: t('Select a status'),
          choices: allowedStatuses(context).map((name) => ({ id: name, label: name })),
          ifNone: t('The status of this decision is final.'),
        }
      : undefined,
  run: (context, { status = '' }) => {
    const known = allowedStatuses(context).find((candidate) => candidate === status);
    return known
      ? changeStatus(context, known)
      : { refused: t('The status cannot be changed to "{0}" from the current status', status) };
  },
};

export const ADR_COMMANDS = [newDecision, changeDecisionStatus, supersedeDecision];
