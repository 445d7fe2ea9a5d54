import { t } from '@vscode/l10n';
import { isIn, type System } from '../../../formats/architecture/system.ts';
import type { SystemElement } from '../../../formats/architecture/system-elements.ts';
import { elementForm, type ElementForm } from '../element-form.ts';

/** An element as other programs are given it. */
export interface ExportedElement {
  /** Qualified, as the model has it. */
  readonly id: string;
  /** A name of letters, digits and `_` that no other element has. */
  readonly key: string;
  readonly title: string;
  readonly form: ElementForm;
  readonly kind: string | undefined;
  readonly technology: string | undefined;
  readonly owner: string | undefined;
  readonly layer: string | undefined;
  readonly zone: string | undefined;
  readonly parent: ExportedElement | undefined;
  readonly children: readonly ExportedElement[];
}

export interface ExportedRelation {
  readonly kind: 'flow' | 'realization' | 'hosting';
  readonly from: ExportedElement;
  readonly to: ExportedElement;
  /** What it says beside its arrow; never empty. */
  readonly label: string;
  readonly protocol: string | undefined;
  /** Names of data classes. */
  readonly data: readonly string[];
  readonly isSync: boolean;
}

/** A model in its current state, without what only Vitruve knows. */
export interface ExportedSystem {
  readonly name: string;
  readonly title: string;
  /** From top to bottom. */
  readonly layers: readonly string[];
  readonly roots: readonly ExportedElement[];
  /** All of them, each before those within it. */
  readonly elements: readonly ExportedElement[];
  readonly relations: readonly ExportedRelation[];
}

/** What other programs are given of a model: its current state. @param title of the model. */
export function exportedSystem(system: System, title: string): ExportedSystem {
  const elements = new Map<string, ExportedElement>();
  const taken = new Set<string>();
  const add = (element: SystemElement, parent: ExportedElement | undefined): ExportedElement => {
    const { id, facts, layer, zone, owner } = element;
    const children: ExportedElement[] = [];
    const added: ExportedElement = {
      ...{ id, key: freeKey(id, taken), title: titleOf(element), form: elementForm(facts), kind: facts.kind },
      ...{ technology: facts.technology, owner, layer, zone, parent, children },
    };
    elements.set(id, added);
    for (const child of system.childrenOf(id).map((one) => system.elements.get(one)))
      if (child && isIn(child, system.current)) children.push(add(child, added));
    return added;
  };
  const roots = [...system.elements.values()]
    .filter((element) => element.parent === undefined && isIn(element, system.current))
    .map((element) => add(element, undefined));
  /** Of the model, or published by another one, which is a root here. */
  const elementOf = (id: string): ExportedElement | undefined => {
    const known = elements.get(id);
    if (known) return known;
    const imported = id.includes('/') ? system.elementOf(id) : undefined;
    if (!imported) return undefined;
    const added = add({ ...imported, parent: undefined }, undefined);
    roots.push(added);
    return added;
  };
  const relations = [...flowsOf(system, elementOf), ...placesOf(system, elementOf)];
  const { facts } = system.states[system.current] ?? {};
  const state = facts?.title ?? system.states[system.current]?.name ?? '';
  return {
    name: system.name,
    title: state === '' ? title : `${title} (${state})`,
    layers: system.layers,
    roots,
    elements: [...elements.values()],
    relations,
  };
}

type ElementOf = (id: string) => ExportedElement | undefined;

function flowsOf(system: System, elementOf: ElementOf): readonly ExportedRelation[] {
  return system.flows.flatMap(({ facts, from, to, isSync, since, until }): readonly ExportedRelation[] => {
    const ends = [elementOf(from), elementOf(to)] as const;
    if (!isIn({ since, until }, system.current) || !ends[0] || !ends[1]) return [];
    const data = Object.keys(facts.data);
    const label = data.length > 0 ? data.join(', ') : (facts.protocol ?? t('calls'));
    return [{ kind: 'flow', from: ends[0], to: ends[1], label, protocol: facts.protocol, data, isSync }];
  });
}

/** What realizes a process or function, and what an element runs on. */
function placesOf(system: System, elementOf: ElementOf): readonly ExportedRelation[] {
  const relation = (
    kind: ExportedRelation['kind'],
    from: string,
    to: string,
    label: string,
  ): readonly ExportedRelation[] => {
    const ends = [elementOf(from), elementOf(to)] as const;
    if (!ends[0] || !ends[1]) return [];
    return [{ kind, from: ends[0], to: ends[1], label, protocol: undefined, data: [], isSync: true }];
  };
  return [...system.elements.values()]
    .filter((element) => isIn(element, system.current))
    .flatMap(({ id, facts }) => [
      ...Object.keys(facts.realizedBy).flatMap((by) => relation('realization', by, id, t('realizes'))),
      ...Object.keys(facts.runsOn).flatMap((on) => relation('hosting', id, on, t('runs on'))),
    ]);
}

function titleOf({ id, facts }: SystemElement): string {
  return facts.title ?? id.slice(Math.max(id.lastIndexOf('.'), id.lastIndexOf('/')) + 1);
}

/** `shop_api` for `shop.api`. */
function freeKey(id: string, taken: Set<string>): string {
  const plain = id
    .normalize('NFKD')
    .replace(/[^\w]+/gu, '_')
    .replace(/^(?=\d|$)/u, 'e');
  let key = plain;
  for (let number = 2; taken.has(key.toLowerCase()); number++) key = `${plain}_${number}`;
  taken.add(key.toLowerCase());
  return key;
}
