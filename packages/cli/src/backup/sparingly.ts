const everyMs = 1_000;

/** Says how far something is: after a second, and once a second. What is quick says nothing. */
export function sparingly(tell: (line: string) => void): (line: string) => void {
  let said = performance.now();
  return (line) => {
    if (performance.now() < said + everyMs) return;
    said = performance.now();
    tell(line);
  };
}
