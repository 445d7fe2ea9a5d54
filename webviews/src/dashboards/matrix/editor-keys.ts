/** The commands of the editor that a matrix passes on, for it is where the text is being edited. */
export type EditorCommand = 'undo' | 'redo' | 'saveDocument';

/** The command of a key chord; undefined for others, and within a field, whose text has an undo of its own. */
export function editorCommand(event: KeyboardEvent): EditorCommand | undefined {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.target instanceof HTMLInputElement)
    return undefined;
  switch (event.key.toLowerCase()) {
    case 'z':
      return event.shiftKey ? 'redo' : 'undo';
    case 'y':
      return event.shiftKey ? undefined : 'redo';
    case 's':
      return event.shiftKey ? undefined : 'saveDocument';
    default:
      return undefined;
  }
}
