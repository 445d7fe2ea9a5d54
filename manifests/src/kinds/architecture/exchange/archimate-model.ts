import { t } from '@vscode/l10n';
import type { ForeignFile, ForeignRefusal } from '../../../core/contributions/foreign-import.ts';
import { walkXml, type Attribute } from '../../../formats/tables/xml.ts';

/** An element or a relationship of the exchange format. */
export interface ArchiMateItem {
  readonly id: string;
  /** `BusinessActor`, `Serving`. */
  readonly type: string;
  name: string;
  documentation: string;
  /** Values of properties by the ids of their definitions. */
  readonly properties: Map<string, string>;
}

export interface ArchiMateRelationship extends ArchiMateItem {
  readonly source: string;
  readonly target: string;
}

export interface ArchiMateModel {
  name: string;
  readonly elements: ArchiMateItem[];
  readonly relationships: ArchiMateRelationship[];
  /** Names of properties by the ids of their definitions. */
  readonly propertyNames: Map<string, string>;
  views: number;
}

/** Elements of XML within each other: the exchange format needs far less, views included. */
const MOST_LEVELS = 200;

/**
 * Reads the exchange format of ArchiMate 3. Entities are not expanded, and a file that declares some is refused. Of names in
 * several languages, the first one counts.
 */
export function readArchiMate({ name: file, text }: ForeignFile): ArchiMateModel | ForeignRefusal {
  if (text.includes('<!ENTITY'))
    return { refused: { message: t('"{0}" declares XML entities, which are not expanded', file) } };
  const listener = new ModelListener();
  let refused: ForeignRefusal | undefined;
  walkXml(text, {
    open: (name, attribute) => {
      listener.open(name, attribute);
    },
    close: (name) => {
      listener.close(name);
    },
    text: (part) => {
      listener.text(part);
    },
    fault: (message, line, column) => {
      refused ??= {
        refused: { message: t('The XML is not well-formed: {0}', message), at: { file, line, column } },
      };
    },
  });
  if (!refused && listener.isTooDeep)
    return {
      refused: { message: t('"{0}" nests XML elements more than {1} levels deep', file, MOST_LEVELS) },
    };
  return refused ?? listener.model;
}

class ModelListener {
  readonly model: ArchiMateModel = {
    name: '',
    elements: [],
    relationships: [],
    propertyNames: new Map(),
    views: 0,
  };
  isTooDeep = false;
  readonly #path: string[] = [];
  #item: ArchiMateItem | undefined;
  #property = '';
  #text: string[] = [];

  open(name: string, attribute: Attribute): void {
    const value = (key: string): string => attribute(key) ?? '';
    const around = this.#path.at(-1);
    this.#path.push(name);
    this.#text = [];
    this.isTooDeep ||= this.#path.length > MOST_LEVELS;
    const item = (): ArchiMateItem => ({
      ...{
        id: value('identifier'),
        type: value('type').replace(/^.*:/u, ''),
        name: '',
        documentation: '',
        properties: new Map(),
      },
    });
    if (name === 'view' && around === 'diagrams') this.model.views += 1;
    else if (name === 'propertyDefinition') this.#property = value('identifier');
    else if (name === 'property') this.#property = value('propertyDefinitionRef');
    else if (name === 'element' && around === 'elements') {
      this.#item = item();
      this.model.elements.push(this.#item);
    } else if (name === 'relationship' && around === 'relationships') {
      const relationship = { ...item(), source: value('source'), target: value('target') };
      this.#item = relationship;
      this.model.relationships.push(relationship);
    }
  }

  text(part: string): void {
    this.#text.push(part);
  }

  close(name: string): void {
    this.#path.pop();
    const around = this.#path.at(-1);
    const said = this.#text.join('').trim();
    this.#text = [];
    const item = this.#item;
    if (name === 'element' || name === 'relationship') this.#item = undefined;
    else if (name === 'name' && around === 'model') this.model.name ||= said;
    else if (name === 'name' && around === 'propertyDefinition')
      this.model.propertyNames.set(this.#property, said);
    else if (!item) return;
    else if (name === 'name') item.name ||= said;
    else if (name === 'documentation') item.documentation ||= said;
    else if (name === 'value' && said !== '') item.properties.set(this.#property, said);
  }
}
