import { t } from '@vscode/l10n';
import type { DiagramFilter, DiagramGroup } from '../../../core/views/diagram.ts';
import type { DocumentView } from '../../../core/views/view.ts';
import { sourceOf } from '../../../core/views/source-of.ts';
import { contentEnd, scalarOf } from '../../../core/yaml/node.ts';
import { systemOf, type System } from '../../../formats/architecture/system.ts';
import type { SystemElement } from '../../../formats/architecture/system-elements.ts';
import type { SystemFlow } from '../../../formats/architecture/system-flows.ts';
import { durationText } from '../rules/duration-text.ts';
import type { ArchitectureModel, Step } from '../model.ts';
import { SystemDrawing } from './system-drawing.ts';

/** What happens in each scenario: its steps as numbered arrows, with the latency that their flows declare. */
export const scenariosView: DocumentView<ArchitectureModel> = {
  id: 'architecture/scenarios',
  scope: 'document',
  title: () => t('Scenarios'),
  concerns: ({ architecture }) => (architecture?.scenarios.length ?? 0) > 0,
  build({ model: { architecture }, document: { uri }, graph }) {
    if (!architecture) return undefined;
    const system = systemOf(graph, uri, architecture.name);
    const byName = new Map(system.flows.map((flow) => [flow.entity.name, flow]));
    const ends = architecture.scenarios.map((scenario) => ({
      scenario,
      steps: scenario.steps.flatMap((step) => endsOf(step, byName) ?? []),
    }));
    const shown = new Set<string>();
    for (const { steps } of ends)
      for (const { from, to } of steps)
        for (const end of [from, to])
          for (let id: string | undefined = end; id !== undefined; id = system.elementOf(id)?.parent)
            shown.add(id);
    const drawing = new SystemDrawing(system, shown, (element) => zoneGroup(system, element));
    for (const element of system.elements.values()) if (shown.has(element.id)) drawing.add(element);
    const choices = ends.map(({ scenario, steps }) => {
      const edges = steps.flatMap(({ step, from, to }, at) => {
        const latency = latencyOf(system, from, to);
        const text = scalarOf(step.map, 'text')?.text ?? '';
        const label = [`${at + 1}. ${text}`.trim(), latency === undefined ? '' : durationText(latency)];
        const place = drawing.edge(from, to, {
          label: label.filter(Boolean).join(' · '),
          line: 'solid',
          tone: 'neutral',
          source: sourceOf(uri, { start: step.map.span.start, end: contentEnd(step.map) }),
        });
        return place === undefined ? [] : [place];
      });
      const nodes = [...new Set(steps.flatMap(({ from, to }) => [from, to]))];
      return {
        value: scenario.id,
        label: scalarOf(scenario.node, 'title')?.text ?? scenario.id,
        nodes,
        edges,
      };
    });
    if (drawing.isEmpty) return undefined;
    const filter: DiagramFilter = {
      id: 'scenario',
      label: t('Scenario'),
      all: t('All scenarios'),
      choices,
      ...(choices[0] ? { initial: choices[0].value } : {}),
    };
    return { type: 'diagram', diagram: drawing.diagram('right'), filters: [filter] };
  },
};

interface Ends {
  readonly step: Step;
  readonly from: string;
  readonly to: string;
}

/** Between which elements a step leads: those that it names, or those of the flow that it names. */
function endsOf(step: Step, byName: ReadonlyMap<string, SystemFlow>): Ends | undefined {
  const flow = byName.get(step.flow?.text ?? '');
  const from = step.from?.text ?? flow?.from;
  const to = step.to?.text ?? flow?.to;
  return from === undefined || to === undefined ? undefined : { step, from, to };
}

function latencyOf({ flows }: System, from: string, to: string): number | undefined {
  return flows.find((flow) => flow.from === from && flow.to === to)?.facts.latency;
}

function zoneGroup(system: System, element: SystemElement): readonly DiagramGroup[] {
  const { zone } = element;
  return zone === undefined ? [] : [{ id: `zone ${zone}`, label: system.zoneOf(element)?.title ?? zone }];
}
