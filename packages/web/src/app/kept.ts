/** A choice remembered in this browser; where storage is closed, it lasts as long as the page. */
export interface Kept<Choice extends string> {
  read(): Choice | undefined;
  write(choice: Choice | undefined): void;
}

export function keep<Choice extends string>(key: string, choices: readonly Choice[]): Kept<Choice> {
  const name = `itinera.${key}`;
  return {
    read() {
      try {
        const text = localStorage.getItem(name);
        return choices.find((choice) => choice === text);
      } catch {
        return undefined;
      }
    },
    write(choice) {
      try {
        if (choice === undefined) localStorage.removeItem(name);
        else localStorage.setItem(name, choice);
      } catch {
        // Nothing to tell: the choice holds for this page.
      }
    },
  };
}
