import type { Expr } from '@actions/expressions/ast';
import type { Token } from '@actions/expressions/lexer';

/** `name`: GitHub refuses it. `place`: it exists, but not here. `property`: it is never there. `type`: it makes no sense. */
export type ExpressionFaultKind = 'name' | 'place' | 'property' | 'type';

export interface ExpressionFault {
  readonly kind: ExpressionFaultKind;
  readonly message: string;
  /** The first and the last token that it is about. */
  readonly from: Token;
  readonly to: Token;
  /** The suggested replacement of the token. */
  readonly suggestion?: string;
  /** The context and the name of a property that is not there. */
  readonly missing?: { readonly context: string; readonly name: string };
}

/** Notes a fault of a token or a part of an expression. */
export type Report = (
  kind: ExpressionFaultKind,
  message: string,
  at: Token | Expr,
  more?: Partial<ExpressionFault>,
) => void;
