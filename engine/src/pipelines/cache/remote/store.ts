/** A place elsewhere where results are kept for others. */
export interface RemoteStore {
  has(name: string): Promise<boolean>;
  /**
   * Fetches something.
   * @param to a path where nothing is.
   * @returns whether there is something of this name.
   */
  get(name: string, to: string): Promise<boolean>;
  /** Puts a file there. @param sha256 of its content, in hexadecimal, where it is known. */
  put(name: string, from: string, sha256: string | undefined): Promise<void>;
}
