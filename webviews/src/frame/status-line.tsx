/** The last thing that happened, for all eyes and for screen readers. */
export function StatusLine({ text }: { readonly text: string }) {
  return (
    <p class="frame-status" role="status">
      {text}
    </p>
  );
}
