import { t } from '@vscode/l10n';
import type { System } from '../../../formats/architecture/system.ts';
import type { SystemElement } from '../../../formats/architecture/system-elements.ts';
import { architectureRule, flowSpan, spanOf } from './architecture-rule.ts';
import { carried, dataOfKind } from './cardholder-data.ts';
import { ownFlows } from './own-flows.ts';

/** The European Economic Area: the member states of the Union, Iceland, Liechtenstein and Norway. */
const AREA = new Set(
  'EU EEA AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO'.split(
    ' ',
  ),
);

/** Personal data that leaves the European Economic Area, of which the guarantee is not declared: GDPR, articles 44 to 46. */
export const personalDataTransfer = architectureRule(
  'architecture/personal-data-transfer',
  'warning',
  function* (context) {
    const { system, own } = context;
    const personal = dataOfKind(context, 'pii', 'pii-special');
    if (personal.size === 0) return;
    for (const { flow, item } of ownFlows(context)) {
      const from = regionOf(system, system.elementOf(flow.from));
      const to = regionOf(system, system.elementOf(flow.to));
      const { direction } = flow.facts;
      const outside = [...(direction === 'back' ? [] : [to]), ...(direction === 'forward' ? [] : [from])];
      const region = outside.find((one) => one !== undefined && !AREA.has(one.toUpperCase()));
      if (region === undefined || from === to) continue;
      for (const name of carried(flow, personal)) {
        if (Object.hasOwn(system.data.get(name)?.facts.transfers ?? {}, region)) continue;
        yield {
          message: t(
            'The personal data "{0}" is transferred to "{1}" without a declared guarantee (GDPR, art. 44 to 46)',
            name,
            region,
          ),
          span: flowSpan(item, 'data'),
          targets: [flow.entity.name, name],
        };
      }
    }
    for (const [id, item] of own.elements) {
      const element = system.elements.get(id);
      const region = regionOf(system, element);
      if (!element || region === undefined || AREA.has(region.toUpperCase())) continue;
      for (const name of Object.keys(element.facts.stores)) {
        if (!personal.has(name) || Object.hasOwn(system.data.get(name)?.facts.transfers ?? {}, region))
          continue;
        yield {
          message: t(
            'The personal data "{0}" is stored in "{1}" without a declared guarantee (GDPR, art. 44 to 46)',
            name,
            region,
          ),
          span: spanOf(item, 'stores'),
          targets: [id, name],
        };
      }
    }
  },
);

function regionOf(system: System, element: SystemElement | undefined): string | undefined {
  return element && system.zoneOf(element)?.region;
}
