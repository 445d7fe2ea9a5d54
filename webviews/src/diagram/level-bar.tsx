import type { DiagramGroup } from '@vitruve/manifests';
import { t } from '@vscode/l10n';

interface LevelBarProps {
  /** What the first level is called. */
  readonly top: string;
  readonly path: readonly DiagramGroup[];
  readonly go: (scope: string | undefined) => void;
}

/** The way from the first level to the one that is shown, to go back on. */
export function LevelBar({ top, path, go }: LevelBarProps) {
  const levels = [
    { id: undefined, text: top },
    ...path.map((group) => ({ id: group.id, text: named(group) })),
  ];
  return (
    <nav class="level-bar" aria-label={t('Levels')}>
      <ol>
        {levels.map(({ id, text }, index) => (
          <li key={id ?? ''}>
            {index === levels.length - 1 ? (
              <span aria-current="location">{text}</span>
            ) : (
              <button
                type="button"
                class="frame-link"
                onClick={() => {
                  go(id);
                }}
              >
                {text}
              </button>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function named({ label, level }: DiagramGroup): string {
  return level === undefined ? label : t('{0} ({1})', label, level);
}
