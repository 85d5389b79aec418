import { generateKeyBetween } from "fractional-indexing";

/** Whether new indices can be made before and after this one; the library has no check of its own. */
export function isFractionalIndex(text: string): boolean {
  try {
    generateKeyBetween(text, null);
    return true;
  } catch {
    return false;
  }
}
