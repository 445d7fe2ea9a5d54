import type { CardSection } from '@vitruve/manifests';
import type { MeasuredFacts } from '../../learning/source/measures-file.ts';
import type { ModelNotes } from '../../learning/training/notes.ts';

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
export interface CardFacts {
  readonly name: string;
  readonly written: WrittenFacts;
  /** From the folder. */
  readonly path: string;
  /** SHA-256 of the file. */
  readonly hash: string;
  readonly bytes: number;
  /** Operators of ONNX that whoever runs it must know. */
  readonly operators: readonly string[];
  readonly notes: ModelNotes;
  readonly measured: readonly MeasuredFacts[];
}
