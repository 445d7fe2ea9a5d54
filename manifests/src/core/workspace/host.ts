/** What a workspace cannot know by itself. */
export interface WorkspaceHost {
  /** True when a file exists, indexed or not. Synchronous, so it must be cheap. */
  exists(uri: string): boolean;
  /** True for a path that `.gitignore` files leave out of the repository, whether something is there or not. */
  isIgnored?(uri: string): boolean;
  /** SHA-256 of a file in hexadecimal. Cheap: undefined while it is calculated; call `filesChanged` once it is known. */
  sha256?(uri: string): string | undefined;
  /**
   * The beginning of a file as text, whether it is a document or not; undefined for what is not there, or no text.
   * @param most bytes; 64 KiB unless it is given.
   */
  beginning?(uri: string, most?: number): string | undefined;
  /**
   * Bytes of a file; undefined for what is not there, and for more than the file has.
   * @param start counts from the end where it is negative.
   */
  bytes?(uri: string, start: number, length: number): Uint8Array | undefined;
  /** The day on which a file was last written, `YYYY-MM-DD`, in the user's time zone; undefined for what is not there. */
  writtenOn?(uri: string): string | undefined;
  /** The names in a folder, those of folders with a slash behind them; `MOST_NAMES` of them at most. */
  filesIn?(folder: string): readonly string[];
  /** The text of a file in the last commit; undefined when there is none. */
  committed?(uri: string): string | undefined;
  /** The current day, `YYYY-MM-DD`, in the user's time zone. */
  today(): string;
}
