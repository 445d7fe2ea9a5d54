import { span, type Span } from '../../core/text/span.ts';
import { JsonCursor, JsonFault, type JsonScalar } from './json-cursor.ts';

/** Attributes of which anything is kept: no other value of a state or plan, which hold passwords, is ever made an object. */
const KEPT: ReadonlySet<string> = new Set([
  'engine',
  'database_version',
  'storage_encrypted',
  'at_rest_encryption_enabled',
  'publicly_accessible',
  'public_network_access_enabled',
]);

/** One instance of a resource that Terraform recorded. */
export interface RecordedResource {
  /** The modules that it is in, without the indexes of their instances: `module.shop.module.db`; empty for the root. */
  readonly module: string;
  /** `aws_db_instance` */
  readonly type: string;
  readonly name: string;
  /** The characters of the name. */
  readonly nameSpan: Span;
  /** Of the attributes that are known, what is not marked as sensitive. */
  readonly attributes: ReadonlyMap<string, JsonScalar>;
}

/** What a state says is there, or a plan says will be. */
export interface RecordedResources {
  readonly recordedBy: 'state' | 'plan';
  /** The resources that Terraform manages, without data sources. */
  readonly resources: readonly RecordedResource[];
  /** Where reading ended before the end of the text. */
  readonly fault: number | undefined;
  /** The version of a state that is too old to be read. */
  readonly oldVersion: number | undefined;
}

/** Modules within each other that are read. */
const MOST_MODULES = 100;

/** Reads a state (`*.tfstate`, version 4), or what `terraform show -json` says of a state or plan. Linear in the text. */
export function readRecorded(text: string): RecordedResources {
  const reader = new Reader(text);
  return reader.file();
}

/** A resource that is being read. */
interface Draft {
  module: string;
  type: JsonScalar;
  name: JsonScalar;
  nameSpan: Span;
  mode: JsonScalar;
  /** True in what `show` says: each instance is a resource with an address, and without values where none is known. */
  isShown: boolean;
  /** Of each instance. */
  instances: Map<string, JsonScalar>[];
}

class Reader {
  readonly #json: JsonCursor;
  readonly #resources: RecordedResource[] = [];
  #recordedBy: 'state' | 'plan' = 'state';
  #version: JsonScalar;

  constructor(text: string) {
    this.#json = new JsonCursor(text);
  }

  file(): RecordedResources {
    let fault: number | undefined;
    try {
      this.#json.map((key) => {
        if (key === 'version') this.#version = this.#json.scalar();
        else if (key === 'resources') this.#list();
        else if (key === 'values') this.#values();
        else if (key === 'planned_values') {
          this.#recordedBy = 'plan';
          this.#values();
        } else this.#json.pass();
      });
      if (!this.#json.isAtEnd) fault = this.#json.at;
    } catch (error) {
      if (!(error instanceof JsonFault)) throw error;
      fault = error.at;
    }
    const version = this.#version;
    return {
      recordedBy: this.#recordedBy,
      resources: this.#resources,
      fault,
      oldVersion: typeof version === 'number' && version < 4 ? version : undefined,
    };
  }

  #values(): void {
    this.#json.map((key) => {
      if (key === 'root_module') this.#module(0);
      else this.#json.pass();
    });
  }

  /** The address of a child module may stand behind its resources: these say it themselves. */
  #module(depth: number): void {
    this.#json.map((key) => {
      if (key === 'resources') this.#list();
      else if (key === 'child_modules' && depth < MOST_MODULES)
        this.#json.list(() => {
          this.#module(depth + 1);
        });
      else this.#json.pass();
    });
  }

  #list(): void {
    this.#json.list(() => {
      this.#resource();
    });
  }

  #resource(): void {
    const draft: Draft = {
      module: '',
      isShown: false,
      type: undefined,
      name: undefined,
      nameSpan: span(this.#json.at, this.#json.at),
      mode: undefined,
      instances: [],
    };
    let sensitive: ReadonlySet<string> = NONE;
    let own = new Map<string, JsonScalar>();
    this.#json.map((key) => {
      switch (key) {
        case 'mode':
        case 'type':
          draft[key] = this.#json.scalar();
          break;
        case 'name': {
          const start = this.#json.at;
          draft.name = this.#json.scalar();
          draft.nameSpan = span(start + 1, this.#json.end - 1);
          break;
        }
        case 'module':
          draft.module = String(this.#json.scalar());
          break;
        case 'address':
          draft.isShown = true;
          draft.module = moduleIn(String(this.#json.scalar()));
          break;
        case 'values':
          own = this.#attributes();
          break;
        case 'sensitive_values':
          sensitive = this.#sensitiveValues();
          break;
        case 'instances':
          this.#json.list(() => {
            const instance = this.#instance();
            if (instance) draft.instances.push(instance);
          });
          break;
        default:
          this.#json.pass();
      }
    });
    if (draft.isShown) draft.instances.push(without(own, sensitive));
    this.#add(draft);
  }

  #add({ module, type, name, nameSpan, mode, instances }: Draft): void {
    if (mode !== 'managed' || typeof type !== 'string' || typeof name !== 'string') return;
    const path = module.replaceAll(/\[[^\]]*\]/gu, '');
    for (const attributes of instances)
      this.#resources.push({ module: path, type, name, nameSpan, attributes });
  }

  /** Undefined for one that is replaced already, and only waits to be destroyed. */
  #instance(): Map<string, JsonScalar> | undefined {
    const instance = { isDeposed: false, attributes: new Map<string, JsonScalar>(), sensitive: NONE };
    this.#json.map((key) => {
      if (key === 'attributes') instance.attributes = this.#attributes();
      else if (key === 'deposed') instance.isDeposed = this.#json.scalar() !== undefined;
      else if (key === 'sensitive_attributes') instance.sensitive = this.#sensitivePaths();
      else this.#json.pass();
    });
    return instance.isDeposed ? undefined : without(instance.attributes, instance.sensitive);
  }

  #attributes(): Map<string, JsonScalar> {
    const attributes = new Map<string, JsonScalar>();
    this.#json.map((key) => {
      if (KEPT.has(key)) attributes.set(key, this.#json.scalar());
      else this.#json.pass();
    });
    return attributes;
  }

  /** `{"engine": true}` */
  #sensitiveValues(): ReadonlySet<string> {
    const names = new Set<string>();
    this.#json.map((key) => {
      if (this.#json.scalar() === true) names.add(key);
    });
    return names;
  }

  /** `[[{"type": "get_attr", "value": "engine"}]]` */
  #sensitivePaths(): ReadonlySet<string> {
    const names = new Set<string>();
    this.#json.list(() => {
      this.#json.list(() => {
        this.#json.map((key) => {
          const value = this.#json.scalar();
          if (key === 'value') names.add(String(value));
        });
      });
    });
    return names;
  }
}

const NONE: ReadonlySet<string> = new Set();

function without(attributes: Map<string, JsonScalar>, names: ReadonlySet<string>): Map<string, JsonScalar> {
  for (const name of names) attributes.delete(name);
  return attributes;
}

/** `module.shop.module.db["a.b"]` of `module.shop.module.db["a.b"].aws_db_instance.ledger[0]`. */
function moduleIn(address: string): string {
  return /^(?:module\.[^.[\]]+(?:\[[^\]]*\])?(?:\.|$))*/u.exec(address)?.[0].replace(/\.$/u, '') ?? '';
}
