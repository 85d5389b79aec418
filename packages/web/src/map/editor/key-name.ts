/** The part of a keyboard event that names a shortcut. */
export interface KeyPress {
  readonly key: string;
  /** Place on the keyboard: "KeyM" is M on every layout. */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/**
 * "mod+shift+z", "m", "arrowleft". `mod` is Ctrl, on a Mac Command. On a layout without Latin letters
 * the place on the keyboard counts, so that M works where it says "ь".
 */
export function keyName({ key, code, ctrlKey, metaKey, shiftKey, altKey }: KeyPress): string {
  const isLetter = /^\p{L}$/u.test(key);
  const isLatin = /^[a-z]$/i.test(key);
  const letter = isLetter && !isLatin ? /^Key([A-Z])$/.exec(code)?.[1] : undefined;
  const name = (letter ?? key).toLowerCase();
  // Signs such as "?" have their Shift in them already.
  const shift = shiftKey && (isLetter || key.length > 1);
  return [
    ctrlKey || metaKey ? "mod" : "",
    altKey ? "alt" : "",
    shift ? "shift" : "",
    name === " " ? "space" : name,
  ]
    .filter(Boolean)
    .join("+");
}
