import { stringify } from 'yaml';
import { t } from '@vscode/l10n';
import type { Conversion } from '../../../core/contributions/conversion.ts';
import { USUAL_LAYERS } from '../../../formats/architecture/system.ts';

/** What other programs say of an element, under the keys of ours. */
export interface ElementFields {
  readonly title: string;
  readonly description?: string | undefined;
  readonly layer?: string | undefined;
  readonly kind?: string | undefined;
  readonly technology?: string | undefined;
  readonly owner?: string | undefined;
  readonly zone?: string | undefined;
}

export interface FlowFields {
  readonly description?: string | undefined;
  readonly protocol?: string | undefined;
  readonly sync?: boolean | undefined;
}

/** Elements that an element may be in, one within the other. */
const MOST_LEVELS = 50;

interface Part {
  readonly fields: ElementFields;
  /** The id that the author would like, if that is free. */
  readonly wanted: string | undefined;
  readonly children: Part[];
  readonly realizedBy: Part[];
  readonly runsOn: Part[];
  parent: Part | undefined;
  /** Among its siblings. */
  id: string;
}

/** A model that is made of the file of another program, part by part; parts are known by the ids of that program. */
export class ImportedModel {
  readonly #title: string;
  readonly #parts = new Map<string, Part>();
  readonly #flows: { readonly from: Part; readonly to: Part; readonly fields: FlowFields }[] = [];
  readonly #lost: string[] = [];

  constructor(title: string) {
    this.#title = title;
  }

  add(foreign: string, fields: ElementFields, wanted?: string): void {
    if (this.#parts.has(foreign)) {
      this.lose(t('"{0}" is there twice: the first one counts', foreign));
      return;
    }
    const part = { fields, wanted, children: [], realizedBy: [], runsOn: [], parent: undefined, id: '' };
    this.#parts.set(foreign, part);
  }

  /** Puts an element into another one, unless it is in one already, or that would be within itself. */
  put(child: string, parent: string): void {
    const [inner, outer] = this.#both(child, parent);
    if (!inner || !outer) return;
    const around = outerOf(outer);
    if (inner.parent || inner === outer || around.includes(inner) || around.length > MOST_LEVELS) {
      this.lose(t('"{0}" is not put into "{1}": it can be in one element only', child, parent));
      return;
    }
    inner.parent = outer;
    outer.children.push(inner);
  }

  connect(from: string, to: string, fields: FlowFields): void {
    const [source, target] = this.#both(from, to);
    if (source && target) this.#flows.push({ from: source, to: target, fields });
  }

  realize(by: string, what: string): void {
    const [one, other] = this.#both(by, what);
    if (one) other?.realizedBy.push(one);
  }

  host(what: string, on: string): void {
    const [one, other] = this.#both(what, on);
    if (other) one?.runsOn.push(other);
  }

  /** Says what of the file is not in the model. */
  lose(what: string): void {
    this.#lost.push(what);
  }

  #both(one: string, other: string): readonly [Part | undefined, Part | undefined] {
    const found = [this.#parts.get(one), this.#parts.get(other)] as const;
    const missing = found[0] ? other : one;
    if (!found[0] || !found[1])
      this.lose(t('What is between "{0}" and "{1}" is left out: "{2}" does not exist', one, other, missing));
    return found[0] && found[1] ? found : [undefined, undefined];
  }

  #takeOut(part: Part): void {
    const { parent, fields } = part;
    parent?.children.splice(parent.children.indexOf(part), 1);
    part.parent = undefined;
    this.lose(t('"{0}" is put at the top: it is in more than {1} elements', fields.title, MOST_LEVELS));
  }

  /** The model as a document of ours. */
  convert(): Conversion {
    const all = [...this.#parts.values()];
    for (const part of all) if (outerOf(part).length > MOST_LEVELS) this.#takeOut(part);
    const roots = all.filter(({ parent }) => parent === undefined);
    nameAll(roots);
    const layers = [...new Set(all.flatMap(({ fields }) => fields.layer ?? []))];
    const zones = [...new Set(all.flatMap(({ fields }) => fields.zone ?? []))];
    const model = {
      version: 1,
      title: this.#title,
      ...(layers.every((layer) => USUAL_LAYERS.includes(layer)) ? {} : { layers }),
      ...(zones.length === 0 ? {} : { zones: Object.fromEntries(zones.map((zone) => [zone, {}])) }),
      elements: elementsOf(roots),
      ...(this.#flows.length === 0
        ? {}
        : {
            flows: this.#flows.map(({ from, to, fields }) => ({
              ...{ from: idOf(from), to: idOf(to) },
              ...defined(fields),
            })),
          }),
    };
    const start = { start: 0, end: 0 };
    return {
      text: stringify(model, { lineWidth: 0 }),
      refused: [],
      lost: this.#lost.map((message) => ({ span: start, message })),
    };
  }
}

/** Elements that one is in, from the inside; one more than there may be at most. */
function outerOf(part: Part): readonly Part[] {
  const outer: Part[] = [];
  for (let at = part.parent; at && outer.length <= MOST_LEVELS; at = at.parent) outer.push(at);
  return outer;
}

/** Gives siblings ids that differ. */
function nameAll(parts: readonly Part[]): void {
  const taken = new Set<string>();
  for (const part of parts) {
    const plain =
      part.wanted !== undefined && /^[\w-]+$/u.test(part.wanted) ? part.wanted : wordOf(part.fields.title);
    let id = plain;
    for (let number = 2; taken.has(id.toLowerCase()); number++) id = `${plain}-${number}`;
    taken.add(id.toLowerCase());
    part.id = id;
    nameAll(part.children);
  }
}

function idOf({ id, parent }: Part): string {
  return parent ? `${idOf(parent)}.${id}` : id;
}

function elementsOf(parts: readonly Part[]): object {
  return Object.fromEntries(
    parts.map((part) => {
      const { id, fields, children, realizedBy, runsOn } = part;
      return [
        id,
        {
          ...defined(fields),
          ...(realizedBy.length === 0 ? {} : { realizedBy: realizedBy.map(idOf) }),
          ...(runsOn.length === 0 ? {} : { runsOn: runsOn.map(idOf) }),
          ...(children.length === 0 ? {} : { elements: elementsOf(children) }),
        },
      ];
    }),
  );
}

function defined(fields: object): object {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''),
  );
}

/** A title in small letters, digits, and hyphens. */
function wordOf(title: string): string {
  const word = title
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-+|-+$/gu, '');
  return word === '' ? 'element' : word;
}
