import { t } from '@vscode/l10n';
import type { RuleFinding, RuleId, Severity } from '../../../core/findings/finding.ts';
import type { Rule, RuleContext } from '../../../core/rules/rule.ts';
import { keptBy, keptWith } from '../../../core/text/memory.ts';
import type { Span } from '../../../core/text/span.ts';
import { contentOf, pairOf, type YamlNode, type YamlPair } from '../../../core/yaml/node.ts';
import { callsOf, statesOf, type Calls } from '../../../formats/architecture/analysis/calls.ts';
import { isIn, systemOf, type System } from '../../../formats/architecture/system.ts';
import type { SystemElement } from '../../../formats/architecture/system-elements.ts';
import type { SystemFlow } from '../../../formats/architecture/system-flows.ts';
import type { Architecture, ArchitectureModel, Flow, Item } from '../model.ts';

/** What a rule on a model looks at: its own file, and the whole system that the file is part of. */
export interface ArchitectureContext extends RuleContext<ArchitectureModel> {
  readonly architecture: Architecture;
  readonly system: System;
  readonly uri: string;
  /** The elements and data of this file by id, and its flows by where their names start. */
  readonly own: OwnItems;
}

export interface OwnItems {
  readonly elements: ReadonlyMap<string, Item>;
  readonly data: ReadonlyMap<string, Item>;
  flowOf(flow: SystemFlow): Flow | undefined;
}

/** A finding with the elements, flows or data that a waiver may name. */
export interface ArchitectureFinding extends RuleFinding {
  readonly targets?: readonly string[];
}

/** A rule that is asked only when the document holds a model. What a waiver accepts, as long as it is valid, is left out. */
export function architectureRule(
  id: RuleId,
  severity: Severity | 'off',
  check: (context: ArchitectureContext) => Iterable<ArchitectureFinding>,
): Rule<ArchitectureModel> {
  return {
    id,
    severity,
    *check(context) {
      const { architecture } = context.model;
      const { uri } = context.document;
      if (!architecture) return;
      const system = systemOf(context.graph, uri, architecture.name);
      const waived = new Set(
        system.waivers
          .filter(
            ({ facts }) => facts.rule === id && facts.until !== undefined && facts.until >= context.today,
          )
          .map(({ facts }) => facts.target),
      );
      const own = ownItems(architecture);
      for (const { targets = [], ...finding } of check({ ...context, architecture, system, uri, own }))
        if (!targets.some((target) => waived.has(target))) yield finding;
    },
  };
}

/**
 * Asks a question in each state of a system, the current one first, and says each answer once: by its key, in the first state
 * in which it is given. Of another state than the current one the message says so.
 */
export function* inEachState(
  system: System,
  ask: (calls: Calls) => Iterable<{ readonly key: string; readonly finding: ArchitectureFinding }>,
): Iterable<ArchitectureFinding> {
  const said = new Set<string>();
  for (const state of statesOf(system)) {
    for (const { key, finding } of ask(callsOf(system, state))) {
      if (said.has(key)) continue;
      said.add(key);
      const name = system.states[state]?.name ?? '';
      if (state === system.current) yield finding;
      else yield { ...finding, message: t('In the state "{0}": {1}', name, finding.message) };
    }
  }
}

/** An element of this file with its place. */
interface OwnElement {
  readonly element: SystemElement;
  readonly item: Item;
}

/** The elements of this file that are there in a state, with their places. */
export function* ownElements(
  { own, system }: Pick<ArchitectureContext, 'own' | 'system'>,
  { state }: Calls,
): Iterable<OwnElement> {
  for (const one of elementsOf(own, system)) if (isIn(one.element, state)) yield one;
}

/** Rules ask for them in each state. */
const elementsOf = keptWith((own: OwnItems, system: System): readonly OwnElement[] => {
  const found: OwnElement[] = [];
  for (const [id, item] of own.elements) {
    const element = system.elements.get(id);
    if (element) found.push({ element, item });
  }
  return found;
});

/** Where the value of a key is, or the name of the thing when it does not have the key. */
export function spanOf({ key, node }: Item, property: string): Span {
  return valueSpan(pairOf(node, property)) ?? contentOf(key);
}

/** Where the value of a key of a flow is, or its beginning. */
export function flowSpan({ map, id, from }: Flow, property: string): Span {
  const name = id ?? from;
  return valueSpan(pairOf(map, property)) ?? (name ? contentOf(name) : map.span);
}

function valueSpan(pair: YamlPair | undefined): Span | undefined {
  const value: YamlNode | null | undefined = pair?.value;
  if (!pair || !value) return undefined;
  return value.type === 'scalar' ? contentOf(value) : pair.key.span;
}

/** `shop-api → pay-db`, from ids. */
export function wayText(ids: readonly string[]): string {
  return ids.join(' → ');
}

/** Ids of a way that a message names. */
const MOST_ON_WAY = 12;

/** The same for a message: of a long way its beginning and its end. */
export function shortWayText(ids: readonly string[]): string {
  return wayText(ids.length > MOST_ON_WAY ? [...ids.slice(0, MOST_ON_WAY - 2), '…', ...ids.slice(-2)] : ids);
}

/** Parts of a sum or a product that a message names. */
const MOST_PARTS = 8;

/** `a 1 + b 2`, with an ellipsis for what nobody would add up. */
export function partsText(parts: readonly string[], sign: '+' | '×'): string {
  const told = parts.length > MOST_PARTS ? [...parts.slice(0, MOST_PARTS), '…'] : parts;
  return told.join(` ${sign} `);
}

const ownItems = keptBy(({ elements, data, flows }: Architecture): OwnItems => {
  let flowByStart: ReadonlyMap<number, Flow> | undefined;
  return {
    elements: new Map(elements.map((item) => [item.id, item])),
    data: new Map(data.map((item) => [item.id, item])),
    flowOf: ({ entity }) => (flowByStart ??= byStart(flows)).get(entity.span.start),
  };
});

function byStart(flows: readonly Flow[]): ReadonlyMap<number, Flow> {
  const found = new Map<number, Flow>();
  for (const flow of flows) {
    const name = flow.id ?? flow.from;
    if (name) found.set(contentOf(name).start, flow);
  }
  return found;
}
