const nameOf = (token: string) => `itinera.pass.${token.split(".")[0] ?? ""}`;

/** The pass that a password was changed for, for as long as this tab is open; its server says how long it is good. */
export function keptPass(token: string): string | undefined {
  try {
    return sessionStorage.getItem(nameOf(token)) ?? undefined;
  } catch {
    return undefined;
  }
}

export function keepPass(token: string, pass: string | undefined): void {
  try {
    if (pass === undefined) sessionStorage.removeItem(nameOf(token));
    else sessionStorage.setItem(nameOf(token), pass);
  } catch {
    // In a frame of another page storage can be closed: the password is asked for again.
  }
}
