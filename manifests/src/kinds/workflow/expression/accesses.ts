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

/** `steps.build.outputs.tag` in an expression: a context, and what is taken of it. */
export interface Access {
  readonly context: Token;
  /** Names with their tokens; `undefined` for `*` and for what is computed. */
  readonly steps: readonly (AccessStep | undefined)[];
}

export interface AccessStep {
  readonly name: string;
  readonly token: Token;
}

/**
 * All accesses to contexts in a tree, the longest of each.
 * @param passOver functions, in small letters, whose arguments are left out.
 */
export function accessesIn(
  tree: Expr | undefined,
  passOver: ReadonlySet<string> = new Set(),
): readonly Access[] {
  const found: Access[] = [];
  const visit = (node: Expr): void => {
    if (node instanceof FunctionCall && passOver.has(node.functionName.lexeme.toLowerCase())) return;
    const access = accessOf(node);
    if (access) found.push(access);
    for (const inner of access ? computedIn(node) : below(node)) visit(inner);
  };
  if (tree) visit(tree);
  return found;
}

/** The name that a property or a literal index takes. */
export function nameOfIndex(index: Expr): AccessStep | undefined {
  if (!(index instanceof Literal)) return undefined;
  const { token } = index;
  if (token.type === TokenType.IDENTIFIER) return { name: token.lexeme, token };
  return token.type === TokenType.STRING ? { name: String(token.value), token } : undefined;
}

function accessOf(node: Expr): Access | undefined {
  const steps: (AccessStep | undefined)[] = [];
  let inner = node;
  while (inner instanceof IndexAccess) {
    steps.push(nameOfIndex(inner.index));
    inner = inner.expr;
  }
  return inner instanceof ContextAccess ? { context: inner.name, steps: steps.reverse() } : undefined;
}

/** Indexes of an access that are expressions of their own. */
function computedIn(node: Expr): Expr[] {
  const computed: Expr[] = [];
  for (let inner = node; inner instanceof IndexAccess; inner = inner.expr) {
    if (!(inner.index instanceof Star) && !(inner.index instanceof Literal)) computed.push(inner.index);
  }
  return computed;
}

function below(node: Expr): readonly Expr[] {
  if (node instanceof IndexAccess) return [node.expr, node.index];
  if (node instanceof FunctionCall || node instanceof Logical) return node.args;
  if (node instanceof Binary) return [node.left, node.right];
  if (node instanceof Unary) return [node.expr];
  return node instanceof Grouping ? [node.group] : [];
}
