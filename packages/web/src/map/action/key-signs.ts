const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

const signs: Readonly<Record<string, string>> = {
  mod: isMac ? "⌘" : "Ctrl",
  alt: isMac ? "⌥" : "Alt",
  shift: isMac ? "⇧" : "Shift",
  arrowleft: "←",
  arrowright: "→",
  arrowup: "↑",
  arrowdown: "↓",
  enter: "Enter",
  escape: "Esc",
  delete: "Delete",
  home: "Home",
  end: "End",
};

/** What stands on the keys of a shortcut; `space` is the word for the space bar. */
export const keySigns = (key: string, space: string): readonly string[] =>
  (key.endsWith("+") ? [...key.slice(0, -1).split("+").filter(Boolean), "+"] : key.split("+")).map((part) =>
    part === "space" ? space : (signs[part] ?? part.toUpperCase()),
  );
