import { listenToGestures } from './gestures.ts';
import { nearest } from './nearest.ts';
import {
  broughtIn,
  fitted,
  inSight,
  opened,
  panned,
  zoomed,
  type Box,
  type Point,
  type Size,
  type View,
} from './view.ts';
import { keyAction } from './keys.ts';

/** What a canvas tells of. Ids are those of `data-thing`. */
export interface CanvasEvents {
  /** The thing that keys start from is another, or none. */
  readonly chosen: (id: string | undefined) => void;
  /** A click or Enter. */
  readonly activated: (id: string) => void;
  /** It is looked at in another way. `undefined`: it follows the size of the window. */
  readonly viewed: (view: View | undefined) => void;
}

/** The marks that things can bear, as classes. */
export type Mark = 'found' | 'found-now' | 'at-cursor';

/** A factor of one step of zooming. */
const STEP = 1.25;
/** CSS pixels of one step of panning. */
const PAN = 60;

/**
 * A picture that is panned and zoomed, and whose things are walked through by keys: one stop of the Tab key. It keeps how
 * it is looked at when another picture takes the place of one, unless that would show nothing.
 */
export class Canvas {
  readonly #room: HTMLElement;
  readonly #sheet: HTMLElement;
  readonly #events: CanvasEvents;
  readonly #stops: (() => void)[] = [];
  readonly #marks = new Map<Mark, ReadonlySet<string>>();
  #view: View = { x: 0, y: 0, scale: 1 };
  /** How it follows the size of the window; undefined once a person looks at it in a way of their own. */
  #follows: typeof fitted | undefined = opened;
  #size: Size = { width: 0, height: 0 };
  #things = new Map<string, SVGElement>();
  #boxes: Map<string, Box> | undefined;
  #chosen: string | undefined;

  constructor(room: HTMLElement, sheet: HTMLElement, events: CanvasEvents, kept?: View) {
    this.#room = room;
    this.#sheet = sheet;
    this.#events = events;
    if (kept) [this.#view, this.#follows] = [kept, undefined];
    this.#stops.push(
      listenToGestures(room, {
        panned: (across, down) => {
          this.#look(panned(this.#view, across, down));
        },
        zoomed: (factor, point) => {
          this.#look(zoomed(this.#view, factor, point));
        },
        clicked: (target) => {
          this.#click(target);
        },
      }),
    );
    this.#listen('keydown', (event) => {
      this.#press(event);
    });
    this.#listen('focusin', ({ target }) => {
      const id = thingOf(target);
      if (id !== undefined) this.#choose(id);
    });
    const sizes = new ResizeObserver(() => {
      if (this.#follows) this.#follow(this.#follows);
    });
    sizes.observe(room);
    this.#stops.push(() => {
      sizes.disconnect();
    });
  }

  #listen<Name extends keyof HTMLElementEventMap>(
    name: Name,
    hear: (event: HTMLElementEventMap[Name]) => void,
  ): void {
    this.#room.addEventListener(name, hear);
    this.#stops.push(() => {
      this.#room.removeEventListener(name, hear);
    });
  }

  end(): void {
    for (const stop of this.#stops) stop();
  }

  /** Shows a picture in the place of the one before. The thing that was chosen stays so, and where it was, if it is there. */
  show(svg: SVGSVGElement): void {
    const focused = this.#room.contains(document.activeElement) && thingOf(document.activeElement);
    const before = this.#chosen === undefined ? undefined : this.#boxOf(this.#chosen);
    const { width, height } = svg.viewBox.baseVal;
    const first = this.#size.width === 0;
    this.#size = { width, height };
    this.#sheet.replaceChildren(svg);
    this.#sheet.style.width = `${width}px`;
    this.#sheet.style.height = `${height}px`;
    this.#boxes = undefined;
    this.#things = new Map();
    for (const element of svg.querySelectorAll<SVGElement>('[data-thing]')) {
      this.#things.set(element.dataset['thing'] ?? '', element);
    }
    if (this.#chosen === undefined || !this.#things.has(this.#chosen)) this.#choose(undefined);
    this.#stopAt(this.#chosen);
    for (const [mark, ids] of this.#marks) this.mark(mark, ids);
    const after = this.#chosen === undefined ? undefined : this.#boxOf(this.#chosen);
    if (this.#follows && (first || !this.#stillFollows(this.#follows))) this.#follow(this.#follows);
    else if (before && after) this.#hold(before, after);
    else if (!inSight(this.#view, this.#size, this.#roomSize())) this.#follow(opened);
    else this.#apply();
    if (typeof focused === 'string') this.focus(focused);
  }

  /** Keeps a thing where it is on the screen while the picture around it changes. */
  #hold(before: Box, after: Box): void {
    const { scale } = this.#view;
    const across = (before.x + before.width / 2 - (after.x + after.width / 2)) * scale;
    const down = (before.y + before.height / 2 - (after.y + after.height / 2)) * scale;
    this.#view = panned(this.#view, across, down);
    this.#apply();
  }

  /** Shows the whole picture, however small that makes it. */
  fit(): void {
    this.#follow(fitted);
  }

  #follow(way: typeof fitted): void {
    const room = this.#roomSize();
    if (room.width === 0 || this.#size.width === 0) return;
    this.#follows = way;
    this.#view = way(this.#size, room);
    this.#apply();
    this.#events.viewed(undefined);
  }

  /** An edit that hardly changes the size of a picture does not make it jump. */
  #stillFollows(way: typeof fitted): boolean {
    const room = this.#roomSize();
    const { x, y, scale } = way(this.#size, room);
    const near = Math.abs(x - this.#view.x) < room.width / 8 && Math.abs(y - this.#view.y) < room.height / 8;
    return near && Math.abs(scale / this.#view.scale - 1) < 0.08;
  }

  zoomIn(): void {
    this.#zoom(STEP);
  }

  zoomOut(): void {
    this.#zoom(1 / STEP);
  }

  /** About the thing that is chosen, if it is in sight, else about the middle. */
  #zoom(factor: number): void {
    const { width, height } = this.#roomSize();
    this.#look(zoomed(this.#view, factor, this.#middleOfChosen() ?? { x: width / 2, y: height / 2 }));
  }

  #middleOfChosen(): Point | undefined {
    const box = this.#chosen === undefined ? undefined : this.#boxOf(this.#chosen);
    if (!box || broughtIn(this.#view, box, this.#roomSize()) !== this.#view) return undefined;
    const { x, y, scale } = this.#view;
    return { x: x + (box.x + box.width / 2) * scale, y: y + (box.y + box.height / 2) * scale };
  }

  /** Moves as little as shows a thing. */
  bringIn(id: string): void {
    const box = this.#boxOf(id);
    if (!box) return;
    const view = broughtIn(this.#view, box, this.#roomSize());
    if (view !== this.#view) this.#look(view);
  }

  /** Chooses a thing and gives it the focus of the keyboard. */
  focus(id: string): void {
    const element = this.#things.get(id);
    if (!element) return;
    this.#choose(id);
    element.focus({ preventScroll: true });
  }

  /** Marks these things and no others. */
  mark(mark: Mark, ids: ReadonlySet<string>): void {
    for (const id of this.#marks.get(mark) ?? []) this.#things.get(id)?.classList.remove(mark);
    this.#marks.set(mark, ids);
    for (const id of ids) {
      const element = this.#things.get(id);
      element?.classList.add(mark);
      if (mark === 'at-cursor') element?.setAttribute('aria-current', 'location');
    }
    if (mark !== 'at-cursor') return;
    for (const [id, element] of this.#things) if (!ids.has(id)) element.removeAttribute('aria-current');
  }

  #press(event: KeyboardEvent): void {
    const action = keyAction(event);
    if (!action) return;
    event.preventDefault();
    switch (action.type) {
      case 'pan':
        this.#look(panned(this.#view, action.across * PAN, action.down * PAN));
        break;
      case 'zoom':
        this.#zoom(action.larger ? STEP : 1 / STEP);
        break;
      case 'fit':
        this.fit();
        break;
      case 'go':
        this.#go(
          this.#chosen === undefined ? undefined : nearest(this.#reachable(), this.#chosen, action.direction),
        );
        break;
      case 'end':
        this.#go([...this.#reachable().keys()].at(action.last ? -1 : 0));
        break;
      case 'activate': {
        const id = thingOf(event.target);
        if (id !== undefined) this.#events.activated(id);
      }
    }
  }

  #go(id: string | undefined): void {
    if (id === undefined) return;
    this.focus(id);
    this.bringIn(id);
  }

  #click(target: EventTarget | null): void {
    const id = thingOf(target);
    if (id === undefined) return;
    this.focus(id);
    this.#events.activated(id);
  }

  #choose(id: string | undefined): void {
    if (id === this.#chosen) return;
    this.#chosen = id;
    this.#stopAt(id);
    this.#events.chosen(id);
  }

  /** One thing is in the order of the Tab key: the chosen one, or the first. */
  #stopAt(id: string | undefined): void {
    for (const element of this.#sheet.querySelectorAll('[data-thing][tabindex="0"]')) {
      element.setAttribute('tabindex', '-1');
    }
    const [first] = this.#things.keys();
    this.#things.get(id ?? [...this.#reachable().keys()][0] ?? first ?? '')?.setAttribute('tabindex', '0');
  }

  /** What arrow keys go to: things with an area of their own. Edges are lines between them, and rows of the table. */
  #reachable(): ReadonlyMap<string, Box> {
    const areas = [...this.#all()].filter(
      ([id]) => this.#things.get(id)?.classList.contains('edge') !== true,
    );
    return new Map(areas);
  }

  #boxOf(id: string): Box | undefined {
    return this.#all().get(id);
  }

  /** In the coordinates of the picture. Measured at once: each change of the page makes the browser measure anew. */
  #all(): ReadonlyMap<string, Box> {
    if (this.#boxes) return this.#boxes;
    const { left, top } = this.#sheet.getBoundingClientRect();
    const drawn = this.#drawnScale();
    this.#boxes = new Map();
    for (const [id, element] of this.#things) {
      const { x, y, width, height } = element.getBoundingClientRect();
      this.#boxes.set(id, {
        x: (x - left) / drawn,
        y: (y - top) / drawn,
        width: width / drawn,
        height: height / drawn,
      });
    }
    return this.#boxes;
  }

  #drawnScale(): number {
    return this.#size.width === 0 ? 1 : this.#sheet.getBoundingClientRect().width / this.#size.width || 1;
  }

  #roomSize(): Size {
    return { width: this.#room.clientWidth, height: this.#room.clientHeight };
  }

  #look(view: View): void {
    this.#view = view;
    this.#follows = undefined;
    this.#apply();
    this.#events.viewed(view);
  }

  #apply(): void {
    const { x, y, scale } = this.#view;
    this.#sheet.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
  }
}

/** The thing that an element of the page is part of. */
function thingOf(target: EventTarget | null): string | undefined {
  const element = target instanceof Element ? target.closest<SVGElement>('[data-thing], [data-of]') : null;
  return element?.dataset['thing'] ?? element?.dataset['of'];
}
