import { listenToGestures } from './gestures.ts';
import { keyAction } from './keys.ts';
import { nearest, nearestTo } from './nearest.ts';
import { atFirst, isEmpty, middleOf, within, withEnough, withSomething, type Sight } from './sight.ts';
import { thingOf, Things, type Highlight } from './things.ts';
import {
  broughtIn,
  fitted,
  lookedAt,
  opened,
  panned,
  zoomed,
  type Box,
  type Point,
  type Size,
  type View,
} from './view.ts';

/** What a canvas tells of. Ids are those of `data-thing`. */
export interface CanvasEvents {
  /** The thing that keys start from is another, or none. */
  readonly chosen: (id: string | undefined) => void;
  /** A click or Enter. */
  readonly activated: (id: string) => void;
  /** The lines that begin or end at a thing. */
  readonly linesOf: (id: string) => readonly string[];
  /** It is looked at in another way. `undefined`: it follows the size of the window. */
  readonly viewed: (view: View | undefined) => void;
  /** Something else is in sight. */
  readonly sighted: (sight: Sight) => void;
}

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
  readonly #things: Things;
  #view: View = { x: 0, y: 0, scale: 1 };
  /** How it follows the size of the window; undefined once a person looks at it in a way of their own. */
  #follows: typeof fitted | undefined = opened;
  #size: Size = { width: 0, height: 0 };
  #chosen: string | undefined;
  /** The thing whose lines are gone through. */
  #origin: string | undefined;

  constructor(room: HTMLElement, sheet: HTMLElement, events: CanvasEvents, kept?: View) {
    this.#room = room;
    this.#sheet = sheet;
    this.#events = events;
    this.#things = new Things(sheet);
    // A click beside all things takes the keys too.
    room.tabIndex = -1;
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
      else this.#tell();
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
    const before = this.#things.boxOf(this.#chosen);
    const wasFrame = this.#things.isFrame(this.#chosen ?? '');
    const { width, height } = svg.viewBox.baseVal;
    const first = this.#size.width === 0;
    this.#size = { width, height };
    this.#sheet.replaceChildren(svg);
    this.#sheet.style.width = `${width}px`;
    this.#sheet.style.height = `${height}px`;
    this.#things.take(svg);
    if (!this.#things.get(this.#chosen)) this.#choose(undefined);
    this.#things.stopAt(this.#chosen);
    const after = this.#things.boxOf(this.#chosen);
    if (after && before && !wasFrame && this.#things.isFrame(this.#chosen ?? '')) this.#enter(after);
    else if (this.#follows && (first || !this.#stillFollows(this.#follows))) this.#follow(this.#follows);
    else if (before && after) this.#hold(before, after);
    else if (this.#isEmpty()) this.#follow(opened);
    else this.#apply();
    if (typeof focused === 'string') this.focus(focused);
  }

  /** Goes to the beginning of a group that was opened. */
  #enter(frame: Box): void {
    const room = this.#roomSize();
    const start = opened(this.#size, room);
    this.#look(atFirst(start, frame, within(frame, this.#things.leaves()), room));
  }

  /** Keeps a thing where it is on the screen while the picture around it changes. */
  #hold(before: Box, after: Box): void {
    const { scale } = this.#view;
    const across = (before.x + before.width / 2 - (after.x + after.width / 2)) * scale;
    const down = (before.y + before.height / 2 - (after.y + after.height / 2)) * scale;
    this.#view = panned(this.#view, across, down);
    this.#apply();
  }

  /** Looks at the picture as at first. */
  open(): void {
    this.#follow(opened);
  }

  /** Shows the whole picture, however small that makes it. */
  fit(): void {
    this.#follow(fitted);
  }

  #follow(way: typeof fitted): void {
    const room = this.#roomSize();
    if (room.width === 0 || this.#size.width === 0) return;
    this.#follows = way;
    const things = this.#things.leaves();
    this.#view = withEnough(withSomething(way(this.#size, room), things, room), things, room);
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

  /** By a step, about the thing that is chosen, if it is in sight, else about the middle. */
  zoom(larger: boolean): void {
    const factor = larger ? STEP : 1 / STEP;
    const { width, height } = this.#roomSize();
    this.#look(zoomed(this.#view, factor, this.#middleOfChosen() ?? { x: width / 2, y: height / 2 }));
  }

  #middleOfChosen(): Point | undefined {
    const box = this.#things.boxOf(this.#chosen);
    if (!box || broughtIn(this.#view, box, this.#roomSize()) !== this.#view) return undefined;
    const { x, y, scale } = this.#view;
    return { x: x + (box.x + box.width / 2) * scale, y: y + (box.y + box.height / 2) * scale };
  }

  /** Moves as little as shows a thing. */
  bringIn(id: string): void {
    const box = this.#things.boxOf(id);
    if (!box) return;
    const view = broughtIn(this.#view, box, this.#roomSize());
    if (view !== this.#view) this.#look(view);
  }

  /** Goes to a thing so that it can be read. */
  lookAt(id: string): void {
    const box = this.#things.boxOf(id);
    if (!box) return;
    const view = lookedAt(this.#view, box, this.#roomSize());
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
  mark(mark: Highlight, ids: ReadonlySet<string>): void {
    this.#things.mark(mark, ids);
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
        this.zoom(action.larger);
        break;
      case 'fit':
        this.fit();
        break;
      case 'go': {
        const start = this.#things.boxOf(this.#chosen);
        const areas = this.#things.areas();
        this.#go(
          start
            ? nearest(areas, start, action.direction)
            : nearestTo(middleOf(this.#view, this.#roomSize()), areas),
        );
        break;
      }
      case 'line':
        this.#goAlong(action.back ? -1 : 1);
        break;
      case 'end':
        this.#go([...this.#things.areas().keys()].at(action.last ? -1 : 0));
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

  /** From a thing to the lines that meet there, one after the other. */
  #goAlong(by: 1 | -1): void {
    const chosen = this.#chosen;
    if (chosen === undefined) return;
    if (!this.#things.isLine(chosen)) this.#origin = chosen;
    const lines = this.#origin === undefined ? [] : this.#events.linesOf(this.#origin);
    const at = lines.indexOf(chosen);
    this.#go(lines[at < 0 ? (by > 0 ? 0 : lines.length - 1) : (at + by + lines.length) % lines.length]);
  }

  #click(target: EventTarget | null): void {
    const id = thingOf(target);
    if (id === undefined) {
      this.#room.focus({ preventScroll: true });
      return;
    }
    this.focus(id);
    this.#events.activated(id);
  }

  #choose(id: string | undefined): void {
    if (id === this.#chosen) return;
    this.#chosen = id;
    this.#things.stopAt(id);
    this.#events.chosen(id);
  }

  #isEmpty(): boolean {
    return isEmpty(this.#view, this.#things.leaves(), this.#roomSize());
  }

  #tell(): void {
    this.#events.sighted({
      view: this.#view,
      picture: this.#size,
      room: this.#roomSize(),
      things: this.#things.areas(),
      isEmpty: this.#isEmpty(),
    });
  }

  /** Puts a point of the picture into the middle of the room. */
  center({ x, y }: Point): void {
    const { width, height } = this.#roomSize();
    const { scale } = this.#view;
    this.#look({ scale, x: width / 2 - x * scale, y: height / 2 - y * scale });
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
    this.#tell();
  }
}
