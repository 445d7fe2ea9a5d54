import type { Box } from './view.ts';

/** The marks that things can bear, as classes. */
export type Highlight = 'found' | 'found-now' | 'at-cursor';

/** The things of a picture: where they are, which are marked, and which one the Tab key stops at. */
export class Things {
  readonly #sheet: HTMLElement;
  readonly #marks = new Map<Highlight, ReadonlySet<string>>();
  #elements: ReadonlyMap<string, SVGElement> = new Map();
  #boxes: ReadonlyMap<string, Box> | undefined;
  #areas: ReadonlyMap<string, Box> | undefined;
  #leaves: ReadonlyMap<string, Box> | undefined;
  #width = 0;

  /** @param sheet the element that is as large as the picture. */
  constructor(sheet: HTMLElement) {
    this.#sheet = sheet;
  }

  /** Takes the things of another picture, which is in the sheet; they bear the marks of the ones before. */
  take(svg: SVGSVGElement): void {
    const elements = [...svg.querySelectorAll<SVGElement>('[data-thing]')];
    this.#elements = new Map(elements.map((element) => [element.dataset['thing'] ?? '', element]));
    this.#boxes = undefined;
    this.#areas = undefined;
    this.#leaves = undefined;
    this.#width = svg.viewBox.baseVal.width;
    for (const [mark, ids] of this.#marks) this.mark(mark, ids);
  }

  get(id: string | undefined): SVGElement | undefined {
    return id === undefined ? undefined : this.#elements.get(id);
  }

  /** Marks these things and no others. */
  mark(mark: Highlight, ids: ReadonlySet<string>): void {
    for (const id of this.#marks.get(mark) ?? []) {
      this.get(id)?.classList.remove(mark);
      if (mark === 'at-cursor') this.get(id)?.removeAttribute('aria-current');
    }
    this.#marks.set(mark, ids);
    for (const id of ids) {
      this.get(id)?.classList.add(mark);
      if (mark === 'at-cursor') this.get(id)?.setAttribute('aria-current', 'location');
    }
  }

  /** Puts one thing into the order of the Tab key: the one named, or the first. */
  stopAt(id: string | undefined): void {
    for (const element of this.#sheet.querySelectorAll('[data-thing][tabindex="0"]')) {
      element.setAttribute('tabindex', '-1');
    }
    const [first] = [...this.#elements.keys()].filter((other) => !this.isLine(other));
    this.get(id ?? first)?.setAttribute('tabindex', '0');
  }

  isLine(id: string): boolean {
    return this.get(id)?.classList.contains('edge') === true;
  }

  /** Where a thing is, in the coordinates of the picture. */
  boxOf(id: string | undefined): Box | undefined {
    return id === undefined ? undefined : this.#measured().get(id);
  }

  /** The things that have an area of their own. */
  areas(): ReadonlyMap<string, Box> {
    return (this.#areas ??= new Map([...this.#measured()].filter(([id]) => !this.isLine(id))));
  }

  /** Those of them that are no frames around others: a frame may be empty where one looks. */
  leaves(): ReadonlyMap<string, Box> {
    return (this.#leaves ??= new Map([...this.areas()].filter(([id]) => !this.isFrame(id))));
  }

  /** Whether a thing is a frame around others. */
  isFrame(id: string): boolean {
    return this.get(id)?.classList.contains('group') === true;
  }

  /** All at once: each change of the page makes the browser measure anew. */
  #measured(): ReadonlyMap<string, Box> {
    if (this.#boxes) return this.#boxes;
    const sheet = this.#sheet.getBoundingClientRect();
    const scale = this.#width === 0 ? 1 : sheet.width / this.#width || 1;
    this.#boxes = new Map(
      [...this.#elements].map(([id, element]) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return [
          id,
          {
            x: (x - sheet.left) / scale,
            y: (y - sheet.top) / scale,
            width: width / scale,
            height: height / scale,
          },
        ];
      }),
    );
    return this.#boxes;
  }
}

/** The thing that an element of the page is part of. */
export function thingOf(target: EventTarget | null): string | undefined {
  const element = target instanceof Element ? target.closest<SVGElement>('[data-thing], [data-of]') : null;
  return element?.dataset['thing'] ?? element?.dataset['of'];
}
