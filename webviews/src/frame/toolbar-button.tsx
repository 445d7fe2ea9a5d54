import { Icon, type IconName } from './icons.tsx';

interface ToolbarButtonProps {
  readonly label: string;
  /** The label is written out where there is none. */
  readonly icon?: IconName | undefined;
  readonly pressed?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  /** What most people want next. */
  readonly isPrimary?: boolean | undefined;
  readonly press: () => void;
}

/** A button that the arrow keys of its toolbar reach. One that is disabled stays in the way, so that it is not lost. */
export function ToolbarButton({ label, icon, pressed, disabled, isPrimary, press }: ToolbarButtonProps) {
  return (
    <button
      type="button"
      class={isPrimary === true ? 'toolbar-button is-primary' : 'toolbar-button'}
      title={label}
      aria-label={label}
      aria-pressed={pressed}
      aria-disabled={disabled}
      onClick={() => {
        if (disabled !== true) press();
      }}
    >
      {icon ? <Icon name={icon} /> : label}
    </button>
  );
}
