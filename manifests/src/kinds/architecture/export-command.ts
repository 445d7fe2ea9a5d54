import { t } from '@vscode/l10n';
import type { ChoiceQuestion, CommandFolder, FolderCommand } from '../../core/contributions/command.ts';
import { titledFile } from '../../core/paths/titled-file.ts';
import { isWithin } from '../../core/text/resource.ts';
import { systemsIn, type System } from '../../formats/architecture/system.ts';
import { exportedModel, preparedModel } from './exchange/exported-model.ts';
import { formatNamed, formatNames } from './exchange/formats.ts';
import { lostIn } from './exchange/lost.ts';

/** Writes a model into a file for another program. Each format says beforehand what it would lose of the model. */
export const exportCommand: FolderCommand = {
  id: 'vitruve.exportArchitecture',
  icon: 'export',
  on: 'folder',
  ask: (folder, answers) => {
    const systems = systemsBelow(folder);
    if (systems.length !== 1 && answers['model'] === undefined) return modelQuestion(systems);
    const system = chosenSystem(systems, answers['model']);
    return system && answers['format'] === undefined ? formatQuestion(system, folder) : undefined;
  },
  run: (folder, { model, format: id = '' }) => {
    const system = chosenSystem(systemsBelow(folder), model);
    if (!system) return { refused: t('No architecture model in this folder') };
    const format = formatNamed(id);
    if (!format) return { refused: t('"{0}" is not a format. Formats: {1}', id, formatNames().join(', ')) };
    const { graph, root } = folder;
    const naming = { untitled: 'model', extension: format.extension };
    const uri = titledFile(root, system.name, naming, (one) => graph.fileExists(one));
    const { content } = exportedModel(format, system, graph);
    return typeof content === 'string' ? [{ kind: 'create', uri, text: content }] : { uri, file: content };
  },
};

function systemsBelow({ graph, root }: CommandFolder): readonly System[] {
  return systemsIn(graph, root, (uri) => isWithin(root, uri));
}

function chosenSystem(systems: readonly System[], model: string | undefined): System | undefined {
  return model === undefined && systems.length === 1
    ? systems[0]
    : systems.find(({ name }) => name === model);
}

function modelQuestion(systems: readonly System[]): ChoiceQuestion {
  return {
    ...{ type: 'choice', key: 'model', title: t('Export architecture model'), prompt: t('Select a model') },
    choices: systems.map(({ name }) => ({ id: name, label: name })),
    ifNone: t('No architecture model in this folder'),
  };
}

function formatQuestion(system: System, { graph }: CommandFolder): ChoiceQuestion {
  const exported = preparedModel(system, graph);
  return {
    ...{ type: 'choice', key: 'format', title: t('Export architecture model'), prompt: t('Select a format') },
    choices: formatNames().flatMap((id) => {
      const format = formatNamed(id);
      if (!format) return [];
      const lost = lostIn(format, system, exported, graph);
      return { id, label: id, description: lost.length === 0 ? '' : t('without {0}', lost.join(', ')) };
    }),
    ifNone: '',
  };
}
