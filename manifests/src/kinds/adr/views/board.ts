import { t } from '@vscode/l10n';
import type { BoardDecision } from '../../../core/views/decision-board.ts';
import type { FolderView } from '../../../core/views/view.ts';
import { daysBetween } from '../date.ts';
import { statusLabel } from '../../../formats/citations/status.ts';
import { decisionsOf, type ShownDecision } from './decisions.ts';
import { relationsOf, type MissingDecision, type Related } from './relations.ts';
import { STATUS_ORDER, STATUS_STYLES } from './status-style.ts';
import { noDecision } from './empty.ts';

/** The decisions by status, how long those not taken have waited, and what supersedes what. */
export const decisionBoard: FolderView = {
  id: 'adr/board',
  command: { id: 'vitruve.showDecisionBoard', icon: 'project' },
  empty: noDecision,
  scope: 'folder',
  subject: 'decision',
  title: () => t('Decisions'),
  build(context) {
    const decisions = decisionsOf(context);
    if (decisions.length === 0) return undefined;
    const { relations, missing } = relationsOf(context, decisions);
    const succession = successionsBy(relations, missing);
    const occurring = new Set(decisions.map(({ status }) => status));
    return {
      type: 'decision-board',
      board: {
        statuses: STATUS_ORDER.filter((status) => occurring.has(status)).map((status) => ({
          status,
          label: statusLabel(status),
          tone: STATUS_STYLES[status].tone,
        })),
        decisions: decisions.map((decision) => boardDecision(decision, succession, context.today)),
        undecidedLimit: context.settings.adr.undecidedDays,
      },
    };
  },
};

interface Successions {
  readonly supersedes: ReadonlyMap<string, readonly string[]>;
  readonly supersededBy: ReadonlyMap<string, readonly string[]>;
}

/** Ids by id; a decision that does not exist is named as it is written. */
function successionsBy(relations: readonly Related[], missing: readonly MissingDecision[]): Successions {
  const labels = new Map(missing.map(({ id, label }) => [id, label]));
  const supersedes = new Map<string, string[]>();
  const supersededBy = new Map<string, string[]>();
  const add = (to: Map<string, string[]>, key: string, other: string): void => {
    const others = to.get(key);
    const name = labels.get(other) ?? other;
    if (others) others.push(name);
    else to.set(key, [name]);
  };
  for (const { from, to, relation } of relations) {
    if (relation !== 'supersedes') continue;
    add(supersedes, from, to);
    add(supersededBy, to, from);
  }
  return { supersedes, supersededBy };
}

function boardDecision(decision: ShownDecision, successions: Successions, today: string): BoardDecision {
  const { id, title, status, date, source } = decision;
  const undecided = status === 'draft' || status === 'proposed';
  return {
    id,
    title,
    status,
    ...(date === undefined ? {} : { date }),
    ...(undecided && date !== undefined ? { undecidedDays: Math.max(0, daysBetween(date, today)) } : {}),
    supersedes: successions.supersedes.get(id) ?? [],
    supersededBy: successions.supersededBy.get(id) ?? [],
    source,
  };
}
