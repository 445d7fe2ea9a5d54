import { t } from '@vscode/l10n';
import type { Span } from '../../../core/text/span.ts';
import {
  contentOf,
  isMap,
  isSeq,
  itemsOf,
  pairOf,
  scalarOf,
  valueOf,
  type YamlMap,
  type YamlNode,
} from '../../../core/yaml/node.ts';
import { plainOf } from '../../../core/yaml/plain.ts';
import { nearest } from '../../json-schema/nearest.ts';
import {
  SUBJECTS,
  VERBS,
  type DecisionCheck,
  type Exception,
  type Plain,
  type PlainMap,
  type Subject,
  type Verb,
} from './check.ts';
import { ELEMENT_KEYS, FLOW_KEYS, ZONE_KEYS } from './properties.ts';

/** A check with where it stands. */
export interface WrittenCheck extends DecisionCheck {
  /** Of its id, or of the whole when it has none. */
  readonly span: Span;
}

export interface CheckFault {
  readonly message: string;
  readonly span: Span;
}

/** What a record asks of the model. */
export interface WrittenChecks {
  readonly checks: readonly WrittenCheck[];
  readonly faults: readonly CheckFault[];
  /** How many checks cannot be read, for their faults or because there are too many. */
  readonly unread: number;
}

/** Checks of one record that are read; more are no decision. */
const MOST_CHECKS = 100;

const OTHER_KEYS = ['id', 'description', 'model', 'except'];
const PATH_KEYS = ['from', 'to', 'cycle'];

/** Reads what stands under `checks:`. A check with a fault is not evaluated. */
export function readChecks(node: YamlNode): WrittenChecks {
  if (!isSeq(node))
    return {
      checks: [],
      faults: [{ message: t('"{0}" must be a list', 'checks'), span: node.span }],
      unread: 1,
    };
  const checks: WrittenCheck[] = [];
  const faults: CheckFault[] = [];
  const ids = new Set<string>();
  for (const [index, item] of itemsOf(node).slice(0, MOST_CHECKS).entries()) {
    const reader = new CheckReader();
    const check = reader.read(item, index);
    faults.push(...reader.faults);
    if (!check || reader.faults.length > 0) continue;
    if (ids.has(check.id)) faults.push({ message: t('Duplicate check "{0}"', check.id), span: check.span });
    else checks.push(check);
    ids.add(check.id);
  }
  return { checks, faults, unread: itemsOf(node).length - checks.length };
}

class CheckReader {
  readonly faults: CheckFault[] = [];

  read(item: YamlNode | null, index: number): WrittenCheck | undefined {
    if (!isMap(item)) {
      if (item)
        this.#fault(
          t('A check must be a mapping with a subject, such as "flows", and a verb, such as "never"'),
          item.span,
        );
      return undefined;
    }
    const id = scalarOf(item, 'id');
    this.#known(item, [...OTHER_KEYS, ...SUBJECTS, ...VERBS]);
    const subject = this.#one(item, SUBJECTS);
    const verb = this.#one(item, VERBS);
    if (!subject || !verb) return undefined;
    const selector = this.#selector(item, subject);
    const requirement = this.#requirement(item, subject, verb);
    const model = scalarOf(item, 'model')?.text;
    return {
      id: id?.text ?? String(index + 1),
      model,
      subject,
      selector,
      verb,
      requirement,
      except: this.#exceptions(item, subject),
      span: id ? contentOf(id) : (pairOf(item, subject)?.key.span ?? item.span),
    };
  }

  #fault(message: string, span: Span): void {
    this.faults.push({ message, span });
  }

  /** The only key of several that a check must have. */
  #one<Key extends Subject | Verb>(item: YamlMap, keys: readonly Key[]): Key | undefined {
    const found = keys.filter((key) => pairOf(item, key));
    const [first, second] = found;
    if (first === undefined) this.#fault(t('A check requires one of: {0}', keys.join(', ')), item.span);
    if (second !== undefined)
      this.#fault(
        t('"{0}" and "{1}" cannot be used together', first ?? '', second),
        pairOf(item, second)?.key.span ?? item.span,
      );
    return first;
  }

  #known(map: YamlMap, keys: readonly string[]): void {
    for (const { key } of map.pairs) {
      if (keys.includes(key.text)) continue;
      const suggestion = nearest(key.text, keys);
      this.#fault(
        suggestion === undefined
          ? t('Unknown key "{0}". Valid keys: {1}', key.text, keys.join(', '))
          : t('Unknown key "{0}". Did you mean "{1}"?', key.text, suggestion),
        key.span,
      );
    }
  }

  #selector(item: YamlMap, subject: Subject): PlainMap {
    const node = valueOf(item, subject);
    return this.#subjectSelector(node, subject) ?? {};
  }

  #subjectSelector(node: YamlNode | undefined, subject: Subject): PlainMap | undefined {
    if (!node) return {};
    // `elements: shop.*` is short for its id.
    if (subject === 'elements' && !isMap(node)) return { id: plainOf(node) as Plain };
    if (!isMap(node)) {
      this.#fault(t('"{0}" must be a mapping', subject), node.span);
      return undefined;
    }
    if (subject === 'elements') this.#elementKeys(node);
    else {
      this.#known(node, subject === 'paths' ? PATH_KEYS : ['from', 'to', ...FLOW_KEYS]);
      for (const end of ['from', 'to']) this.#elementKeys(valueOf(node, end));
      if (subject === 'paths' && !valueOf(node, 'cycle'))
        for (const end of ['from', 'to'])
          if (!valueOf(node, end)) this.#fault(t('Missing key "{0}"', end), node.span);
    }
    return plainOf(node) as PlainMap;
  }

  #elementKeys(node: YamlNode | undefined): void {
    if (isMap(node)) this.#known(node, [...ELEMENT_KEYS, ...ZONE_KEYS.map((key) => `zone.${key}`)]);
  }

  #requirement(item: YamlMap, subject: Subject, verb: Verb): Plain {
    const node = valueOf(item, verb);
    const value = node ? (plainOf(node) as Plain) : null;
    const at = node?.span ?? pairOf(item, verb)?.key.span ?? item.span;
    if (verb === 'atMost') {
      if (subject === 'paths' || typeof value !== 'number' || !Number.isInteger(value) || value < 0)
        this.#fault(t('"{0}" requires a number of elements or flows, such as {1}', verb, '4'), at);
      return value;
    }
    if (verb === 'never' && value === true) return value;
    if (subject === 'paths') {
      if (verb === 'never' || !isMap(node) || !pairOf(node, 'via') || pairOf(item, 'paths')?.value === null)
        this.#fault(t('Paths require "never: true", or "must: {via: …}"'), at);
      else {
        this.#known(node, ['via']);
        this.#elementKeys(valueOf(node, 'via'));
      }
      return value;
    }
    if (!isMap(node)) this.#fault(t('"{0}" must be a mapping', verb), at);
    else this.#subjectSelector(node, subject);
    return value;
  }

  #exceptions(item: YamlMap, subject: Subject): readonly Exception[] {
    const node = valueOf(item, 'except');
    if (!node) return [];
    if (!isSeq(node)) {
      this.#fault(t('"{0}" must be a list', 'except'), node.span);
      return [];
    }
    return node.items.flatMap((one) => {
      if (!isMap(one)) return [];
      const until = scalarOf(one, 'until');
      if (!until || !/^\d{4}-\d{2}-\d{2}$/u.test(until.text))
        this.#fault(
          t('An exception requires a last day ("until"), such as {0}', '2026-12-31'),
          until?.span ?? one.span,
        );
      const selector = { ...one, pairs: one.pairs.filter(({ key }) => key.text !== 'until') };
      const plain = this.#subjectSelector(selector, subject === 'paths' ? 'flows' : subject);
      return plain ? [{ selector: plain, until: until?.text }] : [];
    });
  }
}

/** A check as text, which a fact can hold. */
export function checksText(checks: readonly WrittenCheck[]): string {
  return JSON.stringify(checks, (key, value: unknown) => (key === 'span' ? undefined : value));
}

/** The checks of such a text. */
export function checksIn(text: string | undefined): readonly DecisionCheck[] {
  return text === undefined ? [] : (JSON.parse(text) as readonly DecisionCheck[]);
}
