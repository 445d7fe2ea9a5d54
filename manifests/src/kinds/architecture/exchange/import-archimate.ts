import { t } from '@vscode/l10n';
import type {
  ForeignFile,
  ForeignImport,
  ForeignRefusal,
} from '../../../core/contributions/foreign-import.ts';
import { counted } from '../../../core/language.ts';
import {
  readArchiMate,
  type ArchiMateItem,
  type ArchiMateModel,
  type ArchiMateRelationship,
} from './archimate-model.ts';
import { archiMateKind, isBehavior } from './archimate-types.ts';
import { ImportedModel } from './imported-model.ts';

/** Properties that Vitruve writes when it exports a model, and reads in the files of others too. */
const KNOWN = ['id', 'kind', 'technology', 'owner', 'zone', 'layer'] as const;
type Known = Readonly<Partial<Record<(typeof KNOWN)[number], string>>>;

/** True for a model of ArchiMate in the exchange format, and for those of which we can say what they are instead. */
export function isArchiMate({ text }: ForeignFile): boolean {
  return /opengroup\.org\/xsd\/archimate|archimatetool\.com\/archimate/u.test(text.slice(0, 4096));
}

/**
 * Elements of the layers of ArchiMate, and their relationships as far as a model has them; motives, plans, views, and the
 * other relationships are left out, and said.
 */
export function importArchiMate(files: readonly ForeignFile[]): ForeignImport | ForeignRefusal {
  const [file, ...others] = files;
  if (!file || others.length > 0)
    return {
      refused: {
        message: t(
          'ArchiMate models are imported one at a time: {0}',
          files.map(({ name }) => name).join(', '),
        ),
      },
    };
  const head = file.text.slice(0, 4096);
  if (head.includes('archimatetool.com/archimate'))
    return {
      refused: {
        message: t(
          '"{0}" is a native Archi file: export it from Archi in the Open Exchange format',
          file.name,
        ),
      },
    };
  if (!/opengroup\.org\/xsd\/archimate\/3/u.test(head))
    return {
      refused: {
        message: t(
          '"{0}" uses the ArchiMate 2 exchange format: export it in the ArchiMate 3 format',
          file.name,
        ),
      },
    };
  const model = readArchiMate(file);
  return 'refused' in model ? model : new ArchiMateImport(model).convert();
}

class ArchiMateImport {
  readonly #model: ArchiMateModel;
  readonly #imported: ImportedModel;
  readonly #items = new Map<string, ArchiMateItem>();
  readonly #known = new Map<string, Known>();
  /** Of what is left out: how many of each type. */
  readonly #left = new Map<string, number>();
  #properties = 0;

  constructor(model: ArchiMateModel) {
    this.#model = model;
    this.#imported = new ImportedModel(model.name || 'ArchiMate');
  }

  convert(): ForeignImport {
    const { elements, relationships, views } = this.#model;
    for (const element of elements) this.#add(element);
    // What is part of something is so first of all; what is collected in something may be in several such things.
    for (const types of [['Composition', 'Association'], ['Aggregation']])
      for (const relationship of relationships)
        if (types.includes(relationship.type)) this.#contain(relationship);
    for (const relationship of relationships) this.#relate(relationship);
    for (const [type, count] of this.#left) this.#imported.leaveOut(count, `${type} (${count})`);
    this.#imported.leaveOut(
      this.#properties,
      counted(this.#properties, '{0} value of a property', '{0} values of properties'),
    );
    this.#imported.leaveOut(views, counted(views, '{0} view', '{0} views'));
    return this.#imported.convert();
  }

  #add(element: ArchiMateItem): void {
    const is = archiMateKind(element.type);
    this.#items.set(element.id, element);
    if (!is) {
      this.#leave(element.type);
      return;
    }
    const known = this.#knownOf(element);
    this.#known.set(element.id, known);
    const isOurs = known.id !== undefined;
    this.#imported.add(
      element.id,
      {
        title: element.name || element.id,
        description: element.documentation,
        layer: known.layer ?? (isOurs ? undefined : is.layer),
        kind: known.kind ?? (isOurs ? undefined : is.kind),
        technology: known.technology,
        owner: known.owner,
        zone: known.zone,
      },
      known.id?.split('.').at(-1),
    );
  }

  #knownOf({ properties }: ArchiMateItem): Known {
    const known: Partial<Record<(typeof KNOWN)[number], string>> = {};
    for (const [definition, value] of properties) {
      const name = this.#model.propertyNames.get(definition)?.toLowerCase();
      const key = KNOWN.find((one) => one === name && (one !== 'id' || definition === 'property-id'));
      if (key) known[key] = value;
      else this.#properties += 1;
    }
    return known;
  }

  #leave(type: string): void {
    this.#left.set(type, (this.#left.get(type) ?? 0) + 1);
  }

  #contain({ type, source, target }: ArchiMateRelationship): void {
    if (!this.#areElements(source, target)) return;
    if (type !== 'Association' || this.#isOwnPart(source, target)) this.#imported.put(target, source);
  }

  /** True for what Vitruve wrote of an element in one of another type, which ArchiMate has no composition for. */
  #isOwnPart(source: string, target: string): boolean {
    const [outer, inner] = [this.#known.get(source)?.id, this.#known.get(target)?.id];
    return outer !== undefined && inner?.slice(0, inner.lastIndexOf('.')) === outer;
  }

  /** False for ends of which one is left out; those that do not exist are told by who adds the relationship. */
  #areElements(source: string, target: string): boolean {
    return [source, target].every((id) => this.#imported.has(id) || !this.#items.has(id));
  }

  #relate(relationship: ArchiMateRelationship): void {
    const { type, source, target, name } = relationship;
    this.#properties += relationship.properties.size;
    if (!this.#areElements(source, target)) {
      this.#leave(type);
      return;
    }
    const ours = this.#known.get(source)?.id !== undefined && this.#known.get(target)?.id !== undefined;
    const fields = { description: name || relationship.documentation };
    switch (type) {
      case 'Composition':
      case 'Aggregation':
        return;
      case 'Flow':
        this.#imported.connect(source, target, fields);
        return;
      case 'Triggering':
        this.#imported.connect(source, target, { ...fields, sync: false });
        return;
      case 'Access':
        this.#imported.connect(source, target, fields);
        return;
      case 'Serving':
        // Who is served calls; what an application is served by in the infrastructure, it runs on.
        if (ours || this.#runs(source, target)) this.#imported.host(target, source);
        else this.#imported.connect(target, source, fields);
        return;
      case 'Realization':
        this.#imported.realize(source, target);
        return;
      case 'Assignment':
        if (isBehavior(this.#typeOf(target))) this.#imported.realize(source, target);
        else if (this.#layerOf(source) === 'infrastructure') this.#imported.host(target, source);
        else this.#leave(type);
        return;
      default:
        if (type !== 'Association' || !this.#isOwnPart(source, target)) this.#leave(type);
    }
  }

  #runs(source: string, target: string): boolean {
    return (
      this.#layerOf(source) === 'infrastructure' &&
      /^(?:application|function)$/u.test(this.#layerOf(target) ?? '')
    );
  }

  #typeOf(id: string): string {
    return this.#items.get(id)?.type ?? '';
  }

  #layerOf(id: string): string | undefined {
    return archiMateKind(this.#typeOf(id))?.layer;
  }
}
