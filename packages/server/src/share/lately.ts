/** What took an effort to make, for a moment: whoever asks for the same meanwhile has the same. What failed is not kept. */
export type Lately<Made> = (key: string, make: () => Promise<Made>) => Promise<Made>;

export function createLately<Made>(freshMs: number): Lately<Made> {
  const kept = new Map<string, Promise<Made>>();
  return (key, make) => {
    const known = kept.get(key);
    if (known) return known;
    const making = make();
    kept.set(key, making);
    const forget = () => kept.delete(key);
    making.then(() => setTimeout(forget, freshMs).unref(), forget);
    return making;
  };
}
