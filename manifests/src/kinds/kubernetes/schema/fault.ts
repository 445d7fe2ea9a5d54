import type { Span } from '../../../core/text/span.ts';
import type { YamlScalar } from '../../../core/yaml/node.ts';
import type { JUNCTIONS } from './constraints.ts';
import type { TextForm } from './text-form.ts';
import type { Field, ObjectShape, Shape } from './shape.ts';

/** A place where a resource does not have the shape that its schema asks for. */
export type Fault =
  | {
      readonly fault: 'unknown-field';
      readonly span: Span;
      readonly name: string;
      /** The field with the most similar name, if there is one. */
      readonly suggestion: string | undefined;
      /** Where a field of this name exists, from the resource: `spec.template.spec`. */
      readonly otherOwner: string | undefined;
      readonly owner: ObjectShape;
    }
  | {
      readonly fault: 'missing-field';
      readonly span: Span;
      readonly name: string;
      /** The key or list that lacks it. */
      readonly owner: string;
    }
  | {
      readonly fault: 'wrong-type';
      readonly span: Span;
      readonly name: string;
      readonly expected: Shape['type'];
      /** What was found: `list`, `map`, or what a scalar was read as. */
      readonly found: FoundType;
      /** The scalar, for fixes. */
      readonly node: YamlScalar | undefined;
    }
  | {
      readonly fault: 'not-allowed';
      readonly span: Span;
      readonly name: string;
      readonly written: string;
      readonly allowed: readonly string[];
      readonly suggestion: string | undefined;
    }
  | { readonly fault: 'bad-quantity'; readonly span: Span; readonly name: string; readonly written: string }
  | { readonly fault: 'bad-time'; readonly span: Span; readonly name: string; readonly written: string }
  | { readonly fault: 'bad-base64'; readonly span: Span; readonly name: string; readonly node: YamlScalar }
  | { readonly fault: 'bad-form'; readonly span: Span; readonly name: string; readonly pattern: string }
  /** A rule of the definition is broken; what its author says of that. */
  | { readonly fault: 'broken-rule'; readonly span: Span; readonly says: string }
  | {
      readonly fault: 'no-form';
      readonly span: Span;
      readonly name: string;
      readonly junction: (typeof JUNCTIONS)[number];
    }
  | { readonly fault: 'bad-text'; readonly span: Span; readonly written: string; readonly form: TextForm }
  | {
      readonly fault: 'too-many';
      readonly span: Span;
      readonly name: string;
      /** The key that excludes it. */
      readonly other: string;
    }
  | {
      readonly fault: 'none-of';
      readonly span: Span;
      /** The key or list that lacks one of them. */
      readonly owner: string;
      readonly names: readonly string[];
    }
  | { readonly fault: 'no-eviction'; readonly span: Span }
  | { readonly fault: 'bad-values'; readonly span: Span; readonly operator: string }
  | {
      readonly fault: 'out-of-bounds';
      readonly span: Span;
      readonly name: string;
      readonly bound: 'minimum' | 'maximum' | 'minLength' | 'maxLength' | 'minItems' | 'maxItems';
      readonly limit: number;
    }
  | { readonly fault: 'newer-field'; readonly span: Span; readonly name: string; readonly field: Field };

export type FoundType = 'list' | 'map' | 'null' | 'boolean' | 'number' | 'fraction' | 'string';
