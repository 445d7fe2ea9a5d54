import type { CardSection } from '@vitruve/manifests';
import type { MeasuredFacts } from '../../learning/source/measures-file.ts';
import type { ModelFacts } from '../../learning/source/model-facts.ts';

/** What people wrote of a model in its manifest. Empty where there is none. */
export interface WrittenFacts {
  readonly name?: string;
  readonly description?: string;
  readonly owner?: string;
  readonly decisions: readonly string[];
  readonly risks: readonly string[];
  /** The table that it learned from. */
  readonly data?: string;
  readonly license?: string;
  /** Paragraphs, by section. */
  readonly sections: Readonly<Partial<Record<CardSection, readonly string[]>>>;
}

/** All that a card tells. */
export interface CardFacts extends ModelFacts {
  readonly written: WrittenFacts;
  readonly measured: readonly MeasuredFacts[];
}
