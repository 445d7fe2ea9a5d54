import { t } from '@vscode/l10n';
import {
  placesIn,
  type ForeignFile,
  type ForeignImport,
  type ForeignPlace,
  type ForeignRefusal,
} from '../../../core/contributions/foreign-import.ts';
import { counted } from '../../../core/language.ts';
import { elementForm, type ElementForm } from '../element-form.ts';
import { ImportedModel } from './imported-model.ts';
import { LikeC4Names, type LikeC4Element } from './likec4-names.ts';
import {
  LikeC4Error,
  parseLikeC4,
  type LikeC4Block,
  type LikeC4Document,
  type LikeC4Kind,
  type LikeC4Lost,
  type LikeC4Relation,
} from './likec4-parser.ts';

/** What shapes say of the elements that are drawn so. */
const SHAPES: Readonly<Record<string, readonly [form: ElementForm, kind: string]>> = {
  person: ['actor', 'actor'],
  storage: ['store', 'datastore'],
  cylinder: ['store', 'datastore'],
  bucket: ['store', 'datastore'],
  queue: ['queue', 'queue'],
};

/** Files of LikeC4 are known by their names. */
export function isLikeC4(): boolean {
  return true;
}

/** Elements and relations of all files together, as one project; views, deployments, and the look are left out, and said. */
export function importLikeC4(files: readonly ForeignFile[]): ForeignImport | ForeignRefusal {
  const read: ReadFile[] = [];
  for (const file of files) {
    const placeOf = placesIn(file);
    try {
      read.push({ document: parseLikeC4(file.text), placeOf });
    } catch (error) {
      if (!(error instanceof LikeC4Error)) throw error;
      return { refused: { message: error.message, at: placeOf(error.offset) } };
    }
  }
  return new LikeC4Import(read).convert();
}

interface ReadFile {
  readonly document: LikeC4Document;
  readonly placeOf: (offset: number) => ForeignPlace;
}

class LikeC4Import {
  readonly #files: readonly ReadFile[];
  readonly #names = new LikeC4Names();
  readonly #imported = new ImportedModel('LikeC4');
  readonly #kinds: ReadonlyMap<string, LikeC4Kind>;
  readonly #relationKinds: ReadonlyMap<string, LikeC4Kind>;
  #metadata = 0;

  constructor(files: readonly ReadFile[]) {
    this.#files = files;
    this.#kinds = new Map(files.flatMap(({ document }) => [...document.kinds]));
    this.#relationKinds = new Map(files.flatMap(({ document }) => [...document.relationKinds]));
  }

  convert(): ForeignImport {
    for (const [file, { document }] of this.#files.entries())
      for (const block of document.blocks) if (!block.extended) this.#declare(block, undefined, file);
    this.#extendAll();
    for (const root of this.#names.roots.values()) this.#add(root);
    for (const [file, { document }] of this.#files.entries())
      for (const relation of document.relations) this.#relate(relation, file);
    this.#tellLost();
    return this.#imported.convert();
  }

  #at(file: number, offset: number): ForeignPlace | undefined {
    return this.#files[file]?.placeOf(offset);
  }

  #declare(block: LikeC4Block, parent: LikeC4Element | undefined, file: number): void {
    const element = this.#names.add(block, parent, file);
    if (!element) {
      this.#imported.lose(
        t('"{0}" is there twice: the first one counts', block.name),
        this.#at(file, block.offset),
      );
      return;
    }
    for (const child of block.children) this.#declare(child, element, file);
  }

  /** What is added to an element may be added to what another file adds: as long as something is found, the rest waits. */
  #extendAll(): void {
    let waiting = this.#files.flatMap(({ document }, file) =>
      document.blocks.flatMap((block) => (block.extended ? [{ block, path: block.extended, file }] : [])),
    );
    for (let before = -1; before !== waiting.length;) {
      before = waiting.length;
      waiting = waiting.filter(({ block, path, file }) => {
        const element = this.#names.exactly(path);
        if (!element) return true;
        this.#names.extend(block, element);
        for (const [key, value] of block.metadata)
          if (!element.block.metadata.has(key)) element.block.metadata.set(key, value);
        for (const child of block.children) this.#declare(child, element, file);
        return false;
      });
    }
    for (const { block, path, file } of waiting)
      this.#imported.lose(
        t('Additions to "{0}" are left out, because it does not exist', path.join('.')),
        this.#at(file, block.offset),
      );
  }

  #add(element: LikeC4Element): void {
    const { id, block, parent, children, file } = element;
    const { properties, metadata } = block;
    const specified = this.#kinds.get(block.kind);
    const own = metadata.get('vitruve_id');
    const said = (key: string): string | undefined => metadata.get(`vitruve_${key}`);
    const [form, plain] = SHAPES[specified?.shape ?? ''] ?? [];
    const kind =
      form !== undefined && elementForm({ kind: block.kind, deployedBy: undefined }) !== form
        ? plain
        : block.kind;
    const layer = parent
      ? undefined
      : form === 'actor' || elementForm({ kind, deployedBy: undefined }) === 'actor'
        ? 'business'
        : 'application';
    this.#metadata += [...metadata.keys()].filter((key) => !key.startsWith('vitruve_')).length;
    this.#imported.add(
      id,
      {
        title: flat(properties.get('title')) ?? block.name,
        description: (properties.get('description') ?? properties.get('summary'))?.trim(),
        layer: own === undefined ? layer : said('layer'),
        kind: own === undefined ? kind : said('kind'),
        technology: flat(properties.get('technology') ?? specified?.technology),
        owner: said('owner'),
        zone: said('zone'),
      },
      own?.split('.').at(-1) ?? block.name,
      this.#at(file, block.offset),
    );
    if (parent) this.#imported.put(id, parent.id);
    for (const child of children.values()) this.#add(child);
  }

  #relate({ source, target, kind = '', within, properties, offset }: LikeC4Relation, file: number): void {
    const at = this.#at(file, offset);
    const from = source ? this.#names.find(source, within, file) : this.#names.elementOf(within);
    const to = this.#names.find(target, within, file);
    const [fromId, toId] = [from?.id ?? source?.join('.') ?? '', to?.id ?? target.join('.')];
    const ours = [from, to].every((one) => one?.block.metadata.has('vitruve_id') === true);
    if (ours && kind === 'realizes') this.#imported.realize(fromId, toId, at);
    else if (ours && kind === 'hosting') this.#imported.host(fromId, toId, at);
    else {
      const protocol = flat(properties.get('technology') ?? this.#relationKinds.get(kind)?.technology);
      const title = flat(properties.get('title') ?? properties.get('description'));
      this.#imported.connect(
        fromId,
        toId,
        {
          description: title === protocol ? undefined : title,
          protocol,
          sync: /async/iu.test(kind) ? false : undefined,
        },
        at,
      );
    }
  }

  #tellLost(): void {
    const count = (what: LikeC4Lost): number =>
      this.#files.reduce((sum, { document }) => sum + document.lost[what], 0);
    const views = count('views');
    this.#imported.leaveOut(views, counted(views, '{0} view', '{0} views'));
    const metadata = this.#metadata + count('metadata');
    const counts: readonly (readonly [number, string])[] = [
      [count('deployments'), t('deployments')],
      [count('imports'), t('imports from other projects')],
      [count('tags'), t('tags')],
      [count('links'), t('links')],
      [metadata, t('metadata')],
    ];
    for (const [number, what] of counts) this.#imported.leaveOut(number, `${what} (${number})`);
  }
}

/** On one line; undefined for nothing. */
function flat(text: string | undefined): string | undefined {
  const line = text?.trim().replaceAll(/\s+/gu, ' ');
  return line === '' ? undefined : line;
}
