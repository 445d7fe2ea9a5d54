import { t } from '@vscode/l10n';
import type { TerminalRun } from '../../../core/contributions/terminal-command.ts';
import { isWithin } from '../../../core/text/resource.ts';
import { systemsIn } from '../../../formats/architecture/system.ts';
import { statePlace } from '../../../formats/architecture/system-in-state.ts';
import { exportedModel } from '../exchange/exported-model.ts';
import { formatNamed, formatNames } from '../exchange/formats.ts';
import { unknownState } from './asked.ts';

/** `vitruve graph export`: a model for another program, in one of its states, with what it loses on the way. */
export const exportModel: TerminalRun = ({ graph, root }, { format: id = '', model, state }) => {
  const format = formatNamed(id);
  if (!format) return { refused: t('"{0}" is not a format. Formats: {1}', id, formatNames().join(', ')) };
  const systems = systemsIn(graph, root, (uri) => isWithin(root, uri));
  const [system, ...others] = systems.filter(({ name }) => model === undefined || name === model);
  if (!system)
    return {
      refused:
        model === undefined || systems.length === 0
          ? t('No architecture model in this folder')
          : t('Model "{0}" does not exist. Models: {1}', model, systems.map(({ name }) => name).join(', ')),
    };
  if (others.length > 0)
    return { refused: t('Several models: name one of {0}', systems.map(({ name }) => name).join(', ')) };
  const place = state === undefined ? system.current : statePlace(system, state);
  if (place === undefined) return { refused: unknownState([system], state ?? '') };
  const { content, lost } = exportedModel(format, { ...system, current: place }, graph);
  const notes = lost.length === 0 ? [] : [t('Not in the export: {0}', lost.join(', '))];
  const json = { model: system.name, ...(state !== undefined && { state }), format: id };
  return typeof content === 'string'
    ? { lines: content.replace(/\r?\n$/u, '').split(/\r?\n/u), json: { ...json, text: content, lost }, notes }
    : { lines: [], json: { ...json, lost }, notes, file: content };
};
