import type { Diagram, Source } from '@vitruve/manifests';
import { t } from '@vscode/l10n';
import type { Tool } from '../view-props.ts';
import type { Levels } from './use-levels.ts';

interface LevelToolContext {
  readonly whole: Diagram;
  readonly levels: Pick<Levels, 'opens' | 'enter' | 'leave'>;
  /** The thing that the keys are at. */
  readonly chosen: string | undefined;
  readonly sources: ReadonlyMap<string, Source>;
  readonly reveal: (source: Source) => void;
}

/** The buttons of a diagram of levels: in, back, and to the text of what opens as a level when it is chosen. */
export function levelTools({ whole, levels, chosen, sources, reveal }: LevelToolContext): readonly Tool[] {
  if (!whole.levels) return [];
  const { leave } = levels;
  const source = sources.get(chosen ?? '');
  const scope = levels.opens(chosen);
  const label = whole.groups.find(({ id }) => id === scope)?.label;
  return [
    {
      type: 'button',
      id: 'level-out',
      label: t('Back to the level above (Backspace)'),
      icon: 'level-out',
      disabled: leave === undefined,
      press: () => leave?.(),
    },
    {
      type: 'button',
      id: 'level-in',
      label:
        label === undefined ? t('Open the level of the selected element') : t('Open the level of {0}', label),
      icon: 'level-in',
      disabled: scope === undefined,
      press: () => {
        if (chosen !== undefined) levels.enter(chosen);
      },
    },
    {
      type: 'button',
      id: 'source',
      label: t('Open the source'),
      icon: 'source',
      disabled: source === undefined,
      press: () => {
        if (source) reveal(source);
      },
    },
  ];
}
