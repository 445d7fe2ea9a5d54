import type { ViewProblem } from '@vitruve/manifests';
import { t } from '@vscode/l10n';
import type { Actions } from '../view-props.ts';

/** As many as a person takes in at a glance; the editor's own list has them all. */
const MOST = 3;

interface ProblemsProps {
  readonly problems: readonly ViewProblem[];
  /** True when the picture below is older than the text. */
  readonly kept: boolean;
  readonly running: boolean;
  readonly actions: Actions;
}

/** What keeps the picture from being true, each leading to its place. */
export function Problems({ problems, kept, running, actions }: ProblemsProps) {
  if (running && problems.length === 0) return null;
  return (
    <section class="frame-problems" role="alert" aria-label={t('Problems')}>
      {!running && <p>{t('The Vitruve server has stopped: the diagram is no longer updated.')}</p>}
      {kept && <p>{t('The file cannot be parsed: this is the last valid diagram.')}</p>}
      <ul>
        {problems.slice(0, MOST).map((problem) => (
          <li key={`${problem.uri} ${problem.start} ${problem.message}`}>
            <button
              type="button"
              class="frame-link"
              onClick={() => {
                actions.reveal({ uri: problem.uri, start: problem.start, end: problem.end });
              }}
            >
              {t('Line {0}: {1}', problem.line, problem.message)}
            </button>
          </li>
        ))}
      </ul>
      {problems.length > MOST && <p>{t('{0} more', problems.length - MOST)}</p>}
    </section>
  );
}
