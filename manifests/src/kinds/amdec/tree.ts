import { t } from '@vscode/l10n';
import type { Tree, TreeIcon, TreeNode } from '../../core/contributions/tree.ts';
import type { Entity } from '../../core/graph/entity.ts';

type Risk = Entity<'risk'>;

const ABOVE: TreeIcon = { id: 'flame', color: 'list.errorForeground' };
const BELOW: TreeIcon = { id: 'shield', color: 'testing.iconPassed' };
const UNRATED: TreeIcon = { id: 'circle-outline' };

/** Risks by criticality, those at or above the threshold of their table first. */
export const RISK_TREE: Tree = {
  id: 'vitruve.risks',
  commands: ['vitruve.newAmdec', 'vitruve.import', 'vitruve.showRiskMap'],
  items: [{ context: 'risk', view: 'vitruve.showRiskMap' }],
  nodes: (entitiesOf) => {
    const risks = entitiesOf('risk');
    const rated = risks.filter((risk) => criticalityOf(risk) !== undefined);
    return [
      group('above', t('At or above the threshold'), ABOVE, rated.filter(isAboveThreshold), true),
      group(
        'below',
        t('Below the threshold'),
        BELOW,
        rated.filter((risk) => !isAboveThreshold(risk)),
        false,
      ),
      group(
        'unmarked',
        t('Without criticality'),
        UNRATED,
        risks.filter((risk) => !rated.includes(risk)),
        true,
      ),
    ].flat();
  },
};

function criticalityOf({ facts }: Risk): number | undefined {
  return facts?.criticality;
}

function isAboveThreshold(risk: Risk): boolean {
  const threshold = risk.facts?.threshold;
  return threshold !== undefined && (criticalityOf(risk) ?? -1) >= threshold;
}

function group(
  id: string,
  label: string,
  icon: TreeIcon,
  risks: readonly Risk[],
  open: boolean,
): readonly TreeNode[] {
  if (risks.length === 0) return [];
  const sorted = risks.toSorted((a, b) => (criticalityOf(b) ?? 0) - (criticalityOf(a) ?? 0));
  return [
    {
      id: `risks:${id}`,
      label,
      description: String(risks.length),
      tooltip: t('{0} · risks: {1}', label, risks.length),
      icon,
      open,
      children: sorted.map((risk) => riskNode(risk, icon)),
    },
  ];
}

function riskNode(risk: Risk, icon: TreeIcon): TreeNode {
  const { uri, span, name, facts } = risk;
  const criticality = criticalityOf(risk);
  const title = facts?.title ?? name;
  const priority = facts?.actionPriority;
  const ratings = [
    criticality === undefined ? undefined : t('C = {0}', criticality),
    priority === undefined ? undefined : t('AP = {0}', priority),
  ].filter((rating) => rating !== undefined);
  return {
    id: `risk:${uri}:${name}:${span.start}`,
    // The criticality first: the title is what a narrow view cuts.
    label: criticality === undefined ? title : `${criticality} · ${title}`,
    description: priority === undefined ? name : `${name} · ${priority}`,
    tooltip: `${name}: ${title} (${ratings.join(', ')})`,
    icon,
    context: 'risk',
    place: { uri, span },
  };
}
