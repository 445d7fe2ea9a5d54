import {
  Binary,
  ContextAccess,
  FunctionCall,
  Grouping,
  IndexAccess,
  Literal,
  Logical,
  Star,
  Unary,
  type Expr,
} from '@actions/expressions/ast';
import { TokenType, type Token } from '@actions/expressions/lexer';
import { t } from '@vscode/l10n';
import { nearest } from '../../../formats/json-schema/nearest.ts';
import { nameOfIndex } from './accesses.ts';
import { typeOfCall } from './calls.ts';
import { isComparable, isOrdered } from './compare.ts';
import type { ExpressionFault, Report } from './fault.ts';
import { ANY, BOOLEAN, either, NULL, NUMBER, STRING, typeText, type ObjectType, type Type } from './type.ts';
import { extentOf, pathOf } from './written.ts';

/** What names mean at a place. */
export interface Scope {
  /** Every context that exists, by name in small letters. */
  readonly contexts: ReadonlyMap<string, Type>;
  /** Those of the place. */
  readonly available: readonly string[];
  readonly functions: readonly string[];
  /** What else is known of a property that a context lacks, such as that its step runs later. */
  readonly explain?: (context: string, name: string) => string | undefined;
}

export interface TypedExpression {
  readonly type: Type;
  readonly faults: readonly ExpressionFault[];
}

/** The type of an expression, and what is wrong with it. */
export function typeOf(tree: Expr, scope: Scope): TypedExpression {
  const checker = new Checker(scope);
  return { type: checker.type(tree), faults: checker.faults };
}

class Checker {
  readonly #scope: Scope;
  /** A part may be asked for more than once. */
  readonly #types = new Map<Expr, Type>();
  /** Names of the matrix that have a default: `matrix.a || b`. */
  readonly #optional = new Set<Token>();
  readonly faults: ExpressionFault[] = [];

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  type(node: Expr): Type {
    const known = this.#types.get(node);
    if (known) return known;
    const type = this.#typeOf(node);
    this.#types.set(node, type);
    return type;
  }

  #typeOf(node: Expr): Type {
    if (node instanceof Literal) return literalType(node);
    if (node instanceof Grouping) return this.type(node.group);
    if (node instanceof ContextAccess) return this.#context(node.name);
    if (node instanceof IndexAccess) return this.#index(node);
    if (node instanceof FunctionCall) {
      const types = node.args.map((arg) => this.type(arg));
      return typeOfCall(node, types, this.#scope.functions, (...fault) => {
        this.#report(...fault);
      });
    }
    if (node instanceof Unary) {
      this.type(node.expr);
      return BOOLEAN;
    }
    if (node instanceof Binary) return this.#comparison(node);
    return node instanceof Logical ? this.#logical(node) : ANY;
  }

  #report(...[kind, message, at, more = {}]: Parameters<Report>): void {
    const [from, to] = 'lexeme' in at ? [at, at] : extentOf(at);
    if (from && to) this.faults.push({ kind, message, from, to, ...more });
  }

  #context(name: Token): Type {
    const key = name.lexeme.toLowerCase();
    const type = this.#scope.contexts.get(key);
    const { available } = this.#scope;
    if (!type) {
      const suggestion = nearest(name.lexeme, available);
      const message =
        suggestion === undefined
          ? t('Undefined context "{0}". Available: {1}', name.lexeme, available.join(', '))
          : t('Undefined context "{0}". Did you mean "{1}"?', name.lexeme, suggestion);
      this.#report('name', message, name, suggestion === undefined ? {} : { suggestion });
      return ANY;
    }
    if (!available.includes(key))
      this.#report(
        'place',
        t('Context "{0}" is not available here. Available: {1}', name.lexeme, available.join(', ')),
        name,
      );
    return type;
  }

  #index(node: IndexAccess): Type {
    const computed =
      node.index instanceof Star || node.index instanceof Literal ? undefined : this.type(node.index);
    const owner = this.type(node.expr);
    if (node.index instanceof Star) return this.#filter(owner, node);
    const step = nameOfIndex(node.index);
    if (step) return this.#property(owner, step.name, step.token, node.expr);
    const index = computed ?? (node.index instanceof Literal ? literalType(node.index) : ANY);
    if (owner.kind === 'array') {
      if (index.kind !== 'any' && index.kind !== 'number')
        this.#report('type', t('An array index must be a number, not {0}', typeText(index)), node.index);
      return owner.item;
    }
    if (owner.kind === 'object') {
      // A number is read as text, which can only be the key of what has keys of its own: `job.services.db.ports[5432]`.
      if (index.kind === 'number' && owner.others) return owner.others;
      if (index.kind !== 'any' && index.kind !== 'string')
        this.#report('type', t('An object property must be a string, not {0}', typeText(index)), node.index);
      return index.kind === 'string' ? (owner.others ?? ANY) : ANY;
    }
    if (owner.kind !== 'any')
      this.#report('type', t('A value of type {0} has no properties', typeText(owner)), node.expr);
    return ANY;
  }

  #property(owner: Type, name: string, token: Token, from: Expr): Type {
    if (owner.kind === 'any') return ANY;
    if (owner.kind === 'array' && owner.filtered) {
      if (owner.item.kind !== 'object')
        return owner.item.kind === 'any' ? owner : this.#bare(owner.item, name, token);
      return { kind: 'array', item: this.#member(owner.item, name, token, from), filtered: true };
    }
    return owner.kind === 'object' ? this.#member(owner, name, token, from) : this.#bare(owner, name, token);
  }

  #bare(owner: Type, name: string, token: Token): Type {
    this.#report('type', t('A value of type {0} has no property "{1}"', typeText(owner), name), token);
    return ANY;
  }

  #member({ properties, others }: ObjectType, name: string, token: Token, from: Expr): Type {
    const known = properties.get(name.toLowerCase());
    if (known) return known.type;
    if (others) return others;
    const names = [...properties.values()].map((property) => property.name);
    const context = pathOf(from);
    const suggestion = nearest(name, names);
    if (suggestion === undefined && this.#optional.has(token)) return ANY;
    const explained = this.#scope.explain?.(context, name);
    const message =
      explained ??
      (suggestion !== undefined
        ? t('"{1}" does not exist in "{0}". Did you mean "{2}"?', context, name, suggestion)
        : names.length > 0
          ? t(
              'Property "{1}" does not exist in "{0}". Available: {2}',
              context,
              name,
              names.slice(0, 30).join(', '),
            )
          : t('Property "{1}" does not exist in "{0}": its value is empty', context, name));
    const fix = suggestion !== undefined && explained === undefined && token.type === TokenType.IDENTIFIER;
    this.#report('property', message, token, { ...(fix ? { suggestion } : {}), missing: { context, name } });
    return ANY;
  }

  #filter(owner: Type, node: IndexAccess): Type {
    if (owner.kind === 'any') return { kind: 'array', item: ANY, filtered: true };
    if (owner.kind === 'array') return { ...owner, filtered: true };
    if (owner.kind !== 'object') {
      this.#report('type', t('".*" requires an array or an object, not {0}', typeText(owner)), node.expr);
      return ANY;
    }
    return { kind: 'array', item: owner.others ?? ANY, filtered: true };
  }

  #comparison(node: Binary): Type {
    const left = this.type(node.left);
    const right = this.type(node.right);
    const { lexeme } = node.operator;
    const sensible = /[<>]/u.test(lexeme) ? isOrdered(left) && isOrdered(right) : isComparable(left, right);
    if (!sensible)
      this.#report(
        'type',
        t('{0} and {1} cannot be compared with "{2}"', typeText(left), typeText(right), lexeme),
        node,
      );
    return BOOLEAN;
  }

  /** `a && b` gives `a` when that is false; `a || b` gives `a` when that is true. What follows from that is left to the run. */
  #logical(node: Logical): Type {
    const isOr = node.operator.type === TokenType.OR;
    for (const token of isOr ? node.args.slice(0, -1).map(matrixName) : [])
      if (token) this.#optional.add(token);
    const types = node.args.map((arg) => this.type(arg));
    const last = types.at(-1) ?? ANY;
    // Of what is on the left only what is false passes `&&`, and only what is true passes `||`.
    const passing = node.args
      .slice(0, -1)
      .map((arg) => this.type(narrowed(arg, isOr ? TokenType.AND : TokenType.OR)));
    return passing.reduce(either, last);
  }
}

/** The name in `matrix.name`, or in `matrix.java.name`: combinations may lack it, or all of them until one has it, when a default follows. */
function matrixName(node: Expr): Token | undefined {
  if (!(node instanceof IndexAccess) || !/^matrix(?:\.|$)/iu.test(pathOf(node.expr))) return undefined;
  return nameOfIndex(node.index)?.token;
}

/** What decides the value of a part that is known to be true (`&&`) or false (`||`): the last of what it joins. */
function narrowed(node: Expr, joined: TokenType): Expr {
  const inner = node instanceof Grouping ? node.group : node;
  const last = inner instanceof Logical && inner.operator.type === joined ? inner.args.at(-1) : undefined;
  return last ?? inner;
}

function literalType({ token: { type } }: Literal): Type {
  if (type === TokenType.NUMBER) return NUMBER;
  if (type === TokenType.TRUE || type === TokenType.FALSE) return BOOLEAN;
  return type === TokenType.NULL ? NULL : STRING;
}
