import { readFile } from 'node:fs/promises';
import { t } from '@vscode/l10n';
import {
  isMap,
  isScalar,
  isSeq,
  itemsOf,
  pairOf,
  parseYaml,
  scalarOf,
  scalarsOf,
  valueOf,
  type YamlNode,
} from '@vitruve/manifests';
import { TaskError, writeWhole } from '@vitruve/workspace';
import { parseDocument, Scalar, YAMLMap, YAMLSeq, type Document, type ToStringOptions } from 'yaml';
import type { DvcObject } from './dvc-files.ts';

/** What `dvc.lock` says of the last run of a stage. */
export interface DvcRecord {
  readonly cmd: string | readonly string[];
  /** By their paths as they are recorded. */
  readonly deps: ReadonlyMap<string, DvcObject>;
  readonly outs: ReadonlyMap<string, DvcObject>;
  /** Values by file and key, as they are written. */
  readonly params: ReadonlyMap<string, ReadonlyMap<string, YamlNode | null>>;
}

/** As DVC writes YAML. */
const STYLE: ToStringOptions = {
  lineWidth: 80,
  indentSeq: false,
  singleQuote: true,
  nullStr: '',
  doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
};

/** `dvc.lock`, schema 2.0, as DVC 3 writes it. What is not a stage that ran here stays as it is. */
export class DvcLock {
  readonly #path: string;
  readonly #document: Document;
  readonly #records: Map<string, DvcRecord>;
  readonly #old: ReadonlySet<string>;
  #saving: Promise<void> = Promise.resolve();

  private constructor(
    path: string,
    document: Document,
    records: Map<string, DvcRecord>,
    old: ReadonlySet<string>,
  ) {
    this.#path = path;
    this.#document = document;
    this.#records = records;
    this.#old = old;
  }

  /** @throws TaskError when it cannot be read, or has another schema. */
  static async open(path: string): Promise<DvcLock> {
    const text = await readFile(path, 'utf8').catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
      throw error;
    });
    return DvcLock.of(path, text);
  }

  /** What a text of the file says. @throws TaskError when it has another schema. */
  static of(path: string, text: string): DvcLock {
    const [read] = parseYaml(text);
    const document = parseDocument(text, { intAsBigInt: true });
    const isEmpty = (read?.root ?? null) === null;
    const schema = scalarOf(read?.root, 'schema')?.text;
    if (!isEmpty && (schema !== '2.0' || document.errors.length > 0))
      throw new TaskError(t('"{0}" cannot be read: expected the schema 2.0 of DVC', path));
    if (isEmpty) document.contents = document.createNode({ schema: '2.0', stages: {} }) as never;
    const stages = valueOf(read?.root, 'stages');
    const pairs = isMap(stages) ? stages.pairs : [];
    return new DvcLock(
      path,
      document,
      new Map(pairs.map(({ key, value }) => [key.text, recordIn(value)])),
      new Set(pairs.flatMap(({ key, value }) => (isOfDvc2(value) ? [key.text] : []))),
    );
  }

  /** By the names of stages. */
  get records(): ReadonlyMap<string, DvcRecord> {
    return this.#records;
  }

  get(stage: string): DvcRecord | undefined {
    return this.#records.get(stage);
  }

  /** Whether the record of a stage has the hashes of DVC 2, which replaces line ends before it hashes. */
  isOld(stage: string): boolean {
    return this.#old.has(stage);
  }

  /** Records a run, and writes the file. */
  async set(stage: string, record: DvcRecord): Promise<void> {
    this.#records.set(stage, record);
    this.#document.setIn(['stages', stage], nodeOf(record));
    const text = this.#document.toString(STYLE);
    this.#saving = this.#saving.then(() => writeWhole(this.#path, Buffer.from(text), true));
    await this.#saving;
  }
}

function recordIn(node: YamlNode | null): DvcRecord {
  const cmd = valueOf(node, 'cmd');
  const params = valueOf(node, 'params');
  return {
    cmd: isSeq(cmd) ? scalarsOf(cmd).map(({ text }) => text) : (scalarOf(node, 'cmd')?.text ?? ''),
    deps: objectsIn(valueOf(node, 'deps')),
    outs: objectsIn(valueOf(node, 'outs')),
    params: new Map(
      (isMap(params) ? params.pairs : []).map(({ key, value }) => [
        key.text,
        new Map((isMap(value) ? value.pairs : []).map((pair) => [pair.key.text, pair.value])),
      ]),
    ),
  };
}

function objectsIn(node: YamlNode | undefined): ReadonlyMap<string, DvcObject> {
  return new Map(
    itemsOf(node).flatMap((item): [string, DvcObject][] => {
      const path = scalarOf(item, 'path')?.text;
      const md5 = scalarOf(item, 'md5')?.text;
      if (path === undefined || md5 === undefined) return [];
      const count = pairOf(item, 'nfiles')?.value;
      return [
        [
          path,
          {
            md5,
            size: Number(scalarOf(item, 'size')?.value ?? 0),
            ...(isScalar(count) ? { nfiles: Number(count.value) } : {}),
            ...(scalarOf(item, 'isexec')?.value === true ? { isexec: true } : {}),
          },
        ],
      ];
    }),
  );
}

function isOfDvc2(node: YamlNode | null): boolean {
  return ['deps', 'outs'].some((key) =>
    itemsOf(valueOf(node, key)).some((item) => scalarOf(item, 'md5') && !scalarOf(item, 'hash')),
  );
}

/** A record in the order in which DVC writes it. */
function nodeOf({ cmd, deps, params, outs }: DvcRecord): YAMLMap {
  const map = new YAMLMap();
  map.set('cmd', typeof cmd === 'string' ? textNode(cmd) : listOf(cmd.map(textNode)));
  if (deps.size > 0) map.set('deps', objectsNode(deps));
  if (params.size > 0) map.set('params', paramsNode(params));
  if (outs.size > 0) map.set('outs', objectsNode(outs));
  return map;
}

function objectsNode(objects: ReadonlyMap<string, DvcObject>): YAMLSeq {
  return listOf(
    sorted(objects).map(([path, { md5, size, nfiles, isexec }]) => {
      const map = new YAMLMap();
      const fields = { path, hash: 'md5', md5, size, nfiles, isexec };
      for (const [key, value] of Object.entries(fields)) if (value !== undefined) map.set(key, value);
      return map;
    }),
  );
}

/** Those of `params.yaml` first, then by name. */
function paramsNode(params: DvcRecord['params']): YAMLMap {
  const all = new YAMLMap();
  const files = sorted(params).sort(([a], [b]) => Number(b === 'params.yaml') - Number(a === 'params.yaml'));
  for (const [file, values] of files) {
    const map = new YAMLMap();
    for (const [key, value] of sorted(values)) map.set(key, valueNode(value));
    all.set(file, map);
  }
  return all;
}

/** A value as it is written in its file: DVC reads the same of it. */
function valueNode(node: YamlNode | null): YAMLMap | YAMLSeq | Scalar {
  if (isMap(node)) {
    const map = new YAMLMap();
    for (const { key, value } of node.pairs) map.set(key.text, valueNode(value));
    map.flow = node.pairs.length === 0;
    return map;
  }
  if (isSeq(node)) {
    const list = listOf(node.items.map(valueNode));
    list.flow = node.items.length === 0;
    return list;
  }
  if (node === null) return new Scalar(null);
  if (typeof node.value !== 'number') {
    const scalar = new Scalar(node.value);
    // Readers of YAML do not agree on which texts are numbers, dates or truth values.
    if (
      node.style === 'quoted' &&
      /^(?:[-+.\d]|(?:true|false|yes|no|on|off|y|n|null|inf|nan)$)/iu.test(node.text)
    )
      scalar.type = Scalar.QUOTE_SINGLE;
    return scalar;
  }
  if (/^[-+]?\d+$/u.test(node.text)) return new Scalar(BigInt(node.text));
  const scalar = new Scalar(node.value);
  const digits = /^[-+]?\d*\.(\d*)$/u.exec(node.text)?.[1];
  if (digits !== undefined) scalar.minFractionDigits = Math.max(1, digits.length);
  if (/e/iu.test(node.text)) scalar.format = 'EXP';
  return scalar;
}

/** A command of many lines in quotes, as DVC writes it. */
function textNode(text: string): Scalar {
  const scalar = new Scalar(text);
  if (text.includes('\n')) scalar.type = Scalar.QUOTE_DOUBLE;
  return scalar;
}

function listOf(items: readonly (Scalar | YAMLMap | YAMLSeq)[]): YAMLSeq {
  const list = new YAMLSeq();
  list.items.push(...items);
  return list;
}

function sorted<Value>(map: ReadonlyMap<string, Value>): [string, Value][] {
  return [...map].sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}
