/** Keys that change the size of the sheet, as `keyName` names them. */
export const zoomKeys = {
  in: ["+", "=", "mod+=", "mod++"],
  out: ["-", "mod+-"],
  real: ["0", "mod+0"],
  // What Shift and 1 write on nearly every layout.
  fit: ["shift+1", "!"],
} as const;
