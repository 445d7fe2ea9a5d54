import { t } from '@vscode/l10n';
import { ModelError } from '../../../../inference/signature.ts';
import { overlap } from '../../box.ts';
import type { Subject } from '../../detection.ts';
import type { Finder, ScoredBox } from '../../finder.ts';
import { EMPTY, SHOWING, type TrialPicture } from './pictures.ts';

/** How much a box shares with its subject, of both together: some models box heads, others what is between brows and chin. */
const ON = 0.15;
/** Boxes on nothing, in all pictures together, that a model may have. */
const MOST_INVENTED = 3;

/** What the messages say, by subject. */
interface Words {
  readonly other: (path: string) => string;
  readonly none: (pictures: number) => string;
  readonly invented: (boxes: number) => string;
}

const WORDS: Readonly<Record<Subject, Words>> = {
  face: {
    other: (path) => t('Model {0} detects plates, not faces', path),
    none: (pictures) => t('it detects none of the faces in {0} built-in images', pictures),
    invented: (boxes) => t('it detects {0} faces in built-in images without faces', boxes),
  },
  plate: {
    other: (path) => t('Model {0} detects faces, not plates', path),
    none: (pictures) => t('it detects none of the plates in {0} built-in images', pictures),
    invented: (boxes) => t('it detects {0} plates in built-in images without plates', boxes),
  },
};

/** A model that is tried. */
export interface Trial {
  readonly path: string;
  readonly finder: Finder;
  readonly subject: Subject;
  /** Scores that count: of a subject, whose drawings may look poorer to a model than photos, and of what is none. */
  readonly thresholds: { readonly lenient: number; readonly usual: number };
}

/**
 * Tries a model on drawings before it sees the first picture: what a model answers can have the shape of boxes and mean something
 * else, and every picture would then be published as it is.
 * @throws ModelError when it does not detect its subject, or detects it everywhere.
 */
export async function tryOut(trial: Trial): Promise<void> {
  const { path, subject } = trial;
  const { isFound, invented } = await shown(trial, SHOWING[subject]);
  if (!isFound) {
    const other = await shown(trial, SHOWING[subject === 'face' ? 'plate' : 'face']);
    if (other.isFound) throw new ModelError(WORDS[subject].other(path));
    throw refused(path, WORDS[subject].none(SHOWING[subject].length));
  }
  const empty = await shown(trial, EMPTY);
  const boxes = invented + empty.invented;
  if (boxes > MOST_INVENTED) throw refused(path, WORDS[subject].invented(boxes));
}

function refused(path: string, reason: string): ModelError {
  return new ModelError(
    t(
      'Model {0} does not work as a detector: {1}. It may need another layout in its manifest, or another export; "trial: false" in its manifest uses it as it is',
      path,
      reason,
    ),
  );
}

/** Looks at pictures until a subject is found in one. */
async function shown(
  { finder, thresholds: { lenient, usual } }: Trial,
  pictures: readonly TrialPicture[],
): Promise<{ readonly isFound: boolean; readonly invented: number }> {
  let invented = 0;
  for (const { draw, place } of pictures) {
    const boxes = await finder.find(await draw(), { mode: 'fast', threshold: lenient });
    const isOn = ({ box }: ScoredBox): boolean => place !== undefined && overlap(box, place) > ON;
    invented += boxes.filter((one) => one.score >= usual && !isOn(one)).length;
    if (boxes.some(isOn)) return { isFound: true, invented };
  }
  return { isFound: false, invented };
}
