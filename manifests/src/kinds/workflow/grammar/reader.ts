import { t } from '@vscode/l10n';
import { changeTo } from '../../../core/findings/change-to.ts';
import type { Severity } from '../../../core/findings/finding.ts';
import { span, type Span } from '../../../core/text/span.ts';
import {
  isScalar,
  isSeq,
  type YamlMap,
  type YamlNode,
  type YamlPair,
  type YamlScalar,
} from '../../../core/yaml/node.ts';
import { isGitea } from '../detect.ts';
import { choose, EXPERIMENTAL } from './choose.ts';
import { duplicateKeys } from './duplicates.ts';
import { expected, firstLine, isAny, shortened } from './expected.ts';
import type { Fault, FaultKind } from './fault.ts';
import { formOf, ROOT_FORM, type Form, type Language, type MapForm } from './grammar.ts';
import { splitContexts, type Site } from './site.ts';
import { unknownKey, unknownWord } from './unknown.ts';

/** Forms of scalars that are conditions. */
const CONDITIONS = new Set(['job-if', 'step-if', 'snapshot-if', 'runs-if']);

/** Events whose settings are not filters of a webhook. */
const OTHER_EVENTS = new Set<string | number>(['workflow_dispatch', 'workflow_call']);

export interface Reading {
  readonly faults: readonly Fault[];
  readonly sites: readonly Site[];
}

/** Reads a file against the grammar of its language: what does not belong, and where expressions stand. */
export function readAgainstGrammar(
  language: Language,
  uri: string,
  text: string,
  root: YamlNode | null,
): Reading {
  const reader = new Reader(language, uri, text);
  reader.read(root);
  return reader;
}

class Reader implements Reading {
  readonly #language: Language;
  readonly #uri: string;
  readonly #text: string;
  readonly #path: (string | number)[] = [];
  readonly faults: Fault[] = [];
  readonly sites: Site[] = [];
  /** Nodes with several places: an alias shares the node of its anchor. */
  readonly #seen = new Set<string>();

  constructor(language: Language, uri: string, text: string) {
    this.#language = language;
    this.#uri = uri;
    this.#text = text;
  }

  read(root: YamlNode | null): void {
    if (root === null) return;
    this.#value(root, ROOT_FORM[this.#language], [], span(root.span.start, root.span.start));
  }

  /** @param name the span of the key or dash that the value belongs to. */
  #value(node: YamlNode | null, definition: string, inherited: readonly string[], owner: Span): void {
    const form = formOf(this.#language, definition);
    const contexts = form.contexts.length === 0 ? inherited : [...new Set([...inherited, ...form.contexts])];
    if (node === null || (isScalar(node) && node.value === null && node.style === 'plain'))
      this.#nothing(form, owner);
    else if (isScalar(node)) this.#scalar(node, form, contexts);
    else if (isSeq(node)) {
      if (form.items === undefined)
        this.#report(node.span, t('Expected {0}, found a list', expected(form)), firstLine(this.#text, node));
      else if (node.items.length === 0 && !isAny(form) && this.#path.at(-1) !== 'needs')
        // A job may say that it needs no other. A filter that names nothing is refused by some checkers and run by GitHub.
        this.#empty(owner, this.#path[0] === 'on' && this.#path.length === 3 ? 'warning' : undefined);
      else
        for (const [index, item] of node.items.entries())
          this.#below(index, item, form.items, contexts, item?.span ?? owner);
    } else if (node.pairs.length === 0 && form.nothing && expected(form) === t('nothing')) {
      // `status: {}` has no settings either.
    } else if (form.maps.length === 0)
      this.#report(
        node.span,
        form.nothing && expected(form) === t('nothing')
          ? t('"{0}" takes no settings: remove those below it', String(this.#path.at(-1)))
          : t('Expected {0}, found a mapping', expected(form)),
        firstLine(this.#text, node),
      );
    else this.#map(node, form, contexts, owner);
  }

  #below(
    step: string | number,
    node: YamlNode | null,
    definition: string,
    contexts: readonly string[],
    owner: Span,
  ): void {
    this.#path.push(step);
    this.#value(node, definition, contexts, owner);
    this.#path.pop();
  }

  #nothing(form: Form, owner: Span): void {
    if (form.nothing || (form.emptyText && form.words === undefined)) return;
    this.#empty(owner);
  }

  #empty(owner: Span, atMost?: Severity): void {
    const key = this.#path.at(-1);
    this.#report(
      owner,
      typeof key === 'string'
        ? t('"{0}" must not be empty: enter a value or remove it', key)
        : t('Empty list item'),
      undefined,
      undefined,
      atMost,
    );
  }

  #scalar(node: YamlScalar, form: Form, contexts: readonly string[]): void {
    const condition = CONDITIONS.has(form.name);
    if (condition || node.text.includes('${{')) {
      if (contexts.length > 0 || condition) {
        this.#site(node, form, contexts);
        if (!condition) this.#mixed(node, form);
        return;
      }
      if (form.words === undefined) {
        if (contexts.length === 0 && form.name !== 'any') this.#notEvaluated(node);
        return;
      }
    }
    if (form.number && typeof node.value === 'number' && isTooLow(this.#path.at(-1), node.value))
      this.#report(node.span, t('"{0}" must be greater than 0', String(this.#path.at(-1))));
    if (
      form.words === undefined ||
      (typeof node.value === 'boolean' && form.boolean) ||
      (typeof node.value === 'number' && form.number)
    ) {
      if (form.words === undefined && !form.emptyText && node.text.trim() === '') this.#empty(node.span);
      return;
    }
    if (form.words.length === 0) {
      this.#report(node.span, t('Expected {0}, found "{1}"', expected(form), shortened(node.text)));
      return;
    }
    if (form.words.includes(node.text)) return;
    const { message, suggestion } = unknownWord(node.text, form.words);
    this.#report(node.span, message, undefined, suggestion);
  }

  /** A place that GitHub reads before there is anything to evaluate. */
  #notEvaluated(node: YamlScalar): void {
    if (!EVALUATED_NOWHERE.has(this.#path.at(-1) ?? '') || !NAMES_CONTEXT.test(node.text)) return;
    this.faults.push({
      kind: 'expression',
      span: node.span,
      message: t('Expressions are not allowed here'),
    });
  }

  /** Text around an expression makes it a text, which is not what is expected everywhere. */
  #mixed(node: YamlScalar, form: Form): void {
    if (form.words === undefined || form.words.length > 0) return;
    const trimmed = node.text.trim();
    if (trimmed.startsWith('${{') && trimmed.endsWith('}}') && trimmed.indexOf('${{', 3) === -1) return;
    this.#report(
      node.span,
      t('Expected {0}: a literal value or a single expression, without other text', expected(form)),
    );
  }

  #site(node: YamlScalar, form: Form, contexts: readonly string[]): void {
    const key = `${node.span.start} ${form.name}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.sites.push({
      node,
      path: [...this.#path],
      ...splitContexts(contexts),
      use: CONDITIONS.has(form.name) ? 'condition' : this.#path.at(-1) === 'run' ? 'script' : 'value',
      form,
    });
  }

  #map(map: YamlMap, form: Form, contexts: readonly string[], owner: Span): void {
    const chosen = choose(form.maps, map);
    if (!chosen) {
      this.#undecided(map, form, owner);
      return;
    }
    if (map.pairs.length === 0 && !isAny(form) && this.#mayNotBeEmpty(form)) this.#empty(owner);
    this.faults.push(...duplicateKeys(this.#uri, map));
    let computed = false;
    for (const pair of map.pairs) {
      if (pair.key.text.includes('${{')) {
        computed = true;
        if (contexts.length > 0) this.#site(pair.key, formOf(this.#language, 'string'), contexts);
        this.#below(pair.key.text, pair.value, 'any', contexts, pair.key.span);
        continue;
      }
      this.#pair(pair, chosen, contexts);
    }
    if (computed) return;
    for (const [name, { required }] of chosen.properties) {
      if (required && !map.pairs.some(({ key }) => key.text === name)) this.#missing(map, name, owner);
    }
    if (chosen.name === JOB && !map.pairs.some(({ key }) => key.text === 'steps') && allKnown(map, chosen))
      this.#report(owner, t('Missing "{0}"', 'steps'), undefined, undefined, 'warning');
  }

  /** Permissions are the one map that says something by being empty. */
  #mayNotBeEmpty({ name }: Form): boolean {
    return (
      name !== 'permissions' &&
      (this.#path.at(-1) === 'jobs' ||
        this.#path.at(-1) === 'matrix' ||
        name === 'job' ||
        (this.#path.length === 1 && this.#path[0] === 'on'))
    );
  }

  #pair({ key, value }: YamlPair, form: MapForm, contexts: readonly string[]): void {
    const property = form.properties.get(key.text);
    const definition = property?.type ?? form.others;
    if (definition !== undefined) {
      this.#below(key.text, value, definition, contexts, key.span);
      return;
    }
    const { message, suggestion } = unknownKey(key.text, [...form.properties.keys()]);
    this.#path.push(key.text);
    // Forgejo and Gitea have keys of their own, and pass over those that they do not know.
    const isForeign = suggestion === undefined && isGitea(this.#uri);
    this.#report(
      key.span,
      message,
      undefined,
      key.style === 'plain' ? suggestion : undefined,
      isForeign ? 'information' : this.#doubt(),
    );
    this.#path.pop();
  }

  #missing(map: YamlMap, name: string, owner: Span): void {
    const first = map.pairs[0]?.key.span;
    this.#report(
      this.#path.length === 0 || typeof this.#path.at(-1) === 'number' ? (first ?? owner) : owner,
      t('Missing "{0}"', name),
      undefined,
      undefined,
      name === 'runs' ? undefined : this.#doubt(),
    );
  }

  /** A map that could be several things, and has the mark of none. */
  #undecided(map: YamlMap, form: Form, owner: Span): void {
    const marks = form.maps
      .flatMap(({ properties }) =>
        [...properties].filter(([, { required }]) => required).map(([name]) => name),
      )
      .filter((name) => !EXPERIMENTAL.has(name));
    const at = typeof this.#path.at(-1) === 'number' ? (map.pairs[0]?.key.span ?? owner) : owner;
    this.#report(
      at,
      t('One of these keys is required: {0}', [...new Set(marks)].map((name) => `"${name}"`).join(', ')),
    );
  }

  #report(at: Span, message: string, shown: Span = at, suggestion?: string, atMost?: Severity): void {
    this.faults.push({
      kind: this.#kind(),
      span: shown,
      message,
      ...changeTo(this.#uri, at, suggestion),
      ...(atMost === undefined ? {} : { atMost }),
    });
  }

  /** The runner passes over what it does not know at the top of an action, and starts actions without a name: the directory of actions does not take them. */
  #doubt(): Severity | undefined {
    if (this.#language === 'workflow') return undefined;
    return this.#path.length <= 1 && this.#path[0] !== 'runs' ? 'information' : undefined;
  }

  #kind(): FaultKind {
    const [first, second] = this.#path;
    if (this.#language === 'action') return 'schema';
    if (first === 'on' && second !== undefined && !OTHER_EVENTS.has(second)) return 'event';
    if (first === 'on' && this.#path.length === 1) return 'event';
    return this.#path.includes('permissions') ? 'permissions' : 'schema';
  }
}

/** A job of its own: GitHub's schema does without its steps, but there is nothing to run then. */
const JOB = 'job-factory';

/** False where the key that seems to be missing may be written otherwise. */
function allKnown(map: YamlMap, { properties }: MapForm): boolean {
  return map.pairs.every(({ key }) => properties.has(key.text));
}

/** For GitHub, a `max-parallel` of zero is no limit. */
function isTooLow(key: string | number | undefined, value: number): boolean {
  return key === 'timeout-minutes' ? value <= 0 : key === 'max-parallel' && value < 0;
}

/** Keys of which it is certain; in a description braces do no harm. */
const EVALUATED_NOWHERE = new Set<string | number>(['uses', 'id', 'shell', 'cron', 'needs']);

const NAMES_CONTEXT =
  /\$\{\{[^'}]{0,200}\b(?:github|env|matrix|inputs|needs|steps|secrets|vars|runner|job|strategy)\b/u;
