const key = "itinera.ticket";

/** Where storage is closed, it lasts as long as the page. */
let inMemory: string | undefined;

/**
 * What stands behind the `#` of a link, taken out of the address bar and of the history. It stays in this window, so
 * that somebody who has to sign in first, or who loads the page again, still has it.
 */
export function takeTicket(): string | undefined {
  const token = location.hash.slice(1);
  if (token === "") return read();
  inMemory = token;
  try {
    sessionStorage.setItem(key, token);
  } catch {
    // It is in memory.
  }
  return token;
}

function read(): string | undefined {
  try {
    return sessionStorage.getItem(key) ?? inMemory;
  } catch {
    return inMemory;
  }
}

/** It has been used, or it will never be. */
export function dropTicket(): void {
  inMemory = undefined;
  try {
    sessionStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}
