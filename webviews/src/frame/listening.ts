import { useEffect, useRef } from 'preact/hooks';

interface Speaking<Message> {
  /** @returns what ends the listening. */
  listen(hear: (message: Message) => void): () => void;
  post(message: { readonly type: 'ready' }): void;
}

/**
 * Hears the messages of the extension, and says that the page is ready for them. What is heard belongs to what is shown now,
 * not to what was when the listening began.
 * @returns what hears at present.
 */
export function useListening<Message>(
  host: Speaking<Message>,
  hear: (message: Message) => void,
): { readonly current: (message: Message) => void } {
  const latest = useRef(hear);
  latest.current = hear;
  useEffect(() => {
    const stop = host.listen((message) => {
      latest.current(message);
    });
    host.post({ type: 'ready' });
    return stop;
  }, [host]);
  return latest;
}
