import { t } from '@vscode/l10n';
import { collapsed, foldedAtFirst, levelPath, zoomed } from '@vitruve/drawing';
import { nearest, type Content } from '@vitruve/manifests';
import { UserError } from '../errors.ts';

/** Which part of a diagram of levels is wanted. */
export interface WantedLevel {
  /** The id of the group that is opened; the first level when undefined. */
  readonly scope: string | undefined;
  /** How many levels are shown, from 1; one when undefined. */
  readonly depth: number | undefined;
}

/** Names in a message. */
const MOST_NAMES = 20;

/** The level that inputs ask for; undefined where they ask for none. */
export function wantedLevel({ scope, depth }: Partial<WantedLevel>): WantedLevel | undefined {
  return scope === undefined && depth === undefined ? undefined : { scope, depth };
}

export function isOfLevels(content: Content): boolean {
  return content.type === 'diagram' && content.diagram.levels !== undefined;
}

/**
 * The wanted level of a diagram of levels; anything else as it is.
 * @throws UserError for a level of what has none, and for one that is not there.
 */
export function levelOf(content: Content, view: string, wanted: WantedLevel | undefined): Content {
  if (content.type !== 'diagram' || !content.diagram.levels) {
    if (wanted)
      throw new UserError(
        t('The view "{0}" has no levels: leave out --scope and --depth, or choose another view', view),
      );
    return content;
  }
  const { diagram } = content;
  const { scope, depth } = wanted ?? {};
  if (scope !== undefined && levelPath(diagram.groups, scope).length === 0) {
    const known = diagram.groups.map(({ id }) => id);
    if (diagram.nodes.some(({ id }) => id === scope))
      throw new UserError(
        t('"{0}" cannot be opened: it has no parts, and no manifest that deploys it', scope),
      );
    const meant = nearest(scope, known);
    throw new UserError(
      meant === undefined
        ? t('There is no "{0}" to open. Available: {1}', scope, namesOf(known))
        : t('There is no "{0}" to open. Did you mean "{1}"?', scope, meant),
    );
  }
  const level = zoomed(diagram, scope, depth);
  return { type: 'diagram', diagram: collapsed(level, foldedAtFirst(level)) };
}

function namesOf(names: readonly string[]): string {
  return names.slice(0, MOST_NAMES).join(', ') + (names.length > MOST_NAMES ? ' …' : '');
}
