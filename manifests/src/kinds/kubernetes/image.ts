import { isFilledInLater } from './naming.ts';

/**
 * True for what stands in the place of an image: a variable, `auto` (Istio puts its proxy there), `CONTROLLER_IMAGE` (kustomize
 * gives the name), `ko://` (built when it is applied).
 */
export function isImagePlaceholder(text: string): boolean {
  return (
    text.trim() === '' ||
    text === 'auto' ||
    isFilledInLater(text) ||
    text.includes('$') ||
    text.includes('://') ||
    /^[A-Z0-9_]+$/u.test(text) ||
    /[{}<>%]/u.test(text)
  );
}
