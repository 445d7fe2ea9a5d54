import { stringify } from 'yaml';
import { t } from '@vscode/l10n';
import type {
  ForeignImport,
  ForeignPlace,
  ForeignRemark,
} from '../../../core/contributions/foreign-import.ts';
import { counted } from '../../../core/language.ts';
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
  readonly realizedBy: Set<Part>;
  readonly runsOn: Set<Part>;
  parent: Part | undefined;
  /** Among its siblings. */
  id: string;
}

/** A model that is made of the file of another program, part by part; parts are known by the ids of that program. */
export class ImportedModel {
  readonly #title: string;
  readonly #parts = new Map<string, Part>();
  readonly #flows: { readonly from: Part; readonly to: Part; readonly fields: FlowFields }[] = [];
  readonly #lost: ForeignRemark[] = [];
  /** What realizes or runs an element, and is given once more. */
  #repeated = 0;

  constructor(title: string) {
    this.#title = title;
  }

  /** @param at where the file of the other program says so. */
  add(foreign: string, fields: ElementFields, wanted?: string, at?: ForeignPlace): void {
    if (this.#parts.has(foreign)) {
      this.lose(t('"{0}" is there twice: the first one counts', foreign), at);
      return;
    }
    const part: Part = {
      fields,
      wanted,
      children: [],
      realizedBy: new Set<Part>(),
      runsOn: new Set<Part>(),
      parent: undefined,
      id: '',
    };
    this.#parts.set(foreign, part);
  }

  /** Puts an element into another one, unless it is in one already, or that would be within itself. */
  put(child: string, parent: string, at?: ForeignPlace): void {
    const [inner, outer] = this.#both(child, parent, at);
    if (!inner || !outer) return;
    const around = outerOf(outer);
    if (inner.parent || inner === outer || around.includes(inner) || around.length > MOST_LEVELS) {
      const titles = [inner.fields.title, outer.fields.title] as const;
      this.lose(t('"{0}" is not put into "{1}": it can be in one element only', ...titles), at);
      return;
    }
    inner.parent = outer;
    outer.children.push(inner);
  }

  connect(from: string, to: string, fields: FlowFields, at?: ForeignPlace): void {
    const [source, target] = this.#both(from, to, at);
    if (source && target) this.#flows.push({ from: source, to: target, fields });
  }

  realize(by: string, what: string, at?: ForeignPlace): void {
    const [one, other] = this.#both(by, what, at);
    if (one && other) this.#addTo(other.realizedBy, one);
  }

  host(what: string, on: string, at?: ForeignPlace): void {
    const [one, other] = this.#both(what, on, at);
    if (one && other) this.#addTo(one.runsOn, other);
  }

  #addTo(parts: Set<Part>, part: Part): void {
    if (parts.has(part)) this.#repeated += 1;
    else parts.add(part);
  }

  /** Says what of the file is not in the model. */
  lose(message: string, at?: ForeignPlace): void {
    this.#lost.push({ message, at });
  }

  /** Says how many of something are not in the model; nothing for none. @param what with its number: `3 views`. */
  leaveOut(count: number, what: string): void {
    if (count > 0) this.lose(t('Left out: {0}', what));
  }

  /** True for an element that was added. */
  has(foreign: string): boolean {
    return this.#parts.has(foreign);
  }

  #both(one: string, other: string, at?: ForeignPlace): readonly [Part | undefined, Part | undefined] {
    const found = [this.#parts.get(one), this.#parts.get(other)] as const;
    const missing = found[0] ? other : one;
    if (!found[0] || !found[1]) {
      const titles = [found[0]?.fields.title ?? one, found[1]?.fields.title ?? other] as const;
      this.lose(
        t('What is between "{0}" and "{1}" is left out: "{2}" does not exist', ...titles, missing),
        at,
      );
    }
    return found[0] && found[1] ? found : [undefined, undefined];
  }

  #takeOut(part: Part): void {
    const { parent, fields } = part;
    parent?.children.splice(parent.children.indexOf(part), 1);
    part.parent = undefined;
    this.lose(t('"{0}" is put at the top: it is in more than {1} elements', fields.title, MOST_LEVELS));
  }

  /** The model as a document of ours. */
  convert(): ForeignImport {
    const all = [...this.#parts.values()];
    for (const part of all) if (outerOf(part).length > MOST_LEVELS) this.#takeOut(part);
    this.leaveOut(
      this.#repeated,
      counted(
        this.#repeated,
        '{0} duplicate relation: an element is realized by another, or runs on it, only once',
        '{0} duplicate relations: an element is realized by another, or runs on it, only once',
      ),
    );
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
    return { text: stringify(model, { lineWidth: 0 }), lost: this.#lost };
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
  const numbers = new Map<string, number>();
  for (const part of parts) {
    const plain =
      part.wanted !== undefined && /^[\w-]+$/u.test(part.wanted) ? part.wanted : wordOf(part.fields.title);
    let id = plain;
    while (taken.has(id.toLowerCase())) {
      const number = (numbers.get(plain.toLowerCase()) ?? 1) + 1;
      numbers.set(plain.toLowerCase(), number);
      id = `${plain}-${number}`;
    }
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
          ...(realizedBy.size === 0 ? {} : { realizedBy: [...realizedBy].map(idOf) }),
          ...(runsOn.size === 0 ? {} : { runsOn: [...runsOn].map(idOf) }),
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
