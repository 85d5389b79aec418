/** Something that stands at a place on a line and counts with a weight. */
export interface Weighted {
  readonly place: number;
  readonly weight: number;
}

export interface Cuts {
  /** Lengths of the parts, in order; none is 0. */
  readonly parts: readonly number[];
  /** Sum over the parts of the weighted squared distances from the part's mean place. */
  readonly cost: number;
}

/**
 * The cheapest way to cut a list into 1, 2, … `most` parts without changing its order, by dynamic
 * programming (Fisher 1958, "On grouping for maximum homogeneity"). Of equally cheap ways the one
 * that cuts earlier. O(most × n²).
 */
export function cuts(list: readonly Weighted[], most: number): readonly Cuts[] {
  const size = list.length;
  const spread = spreads(list);
  // best[to]: cheapest cost of list[0, to) in the present number of parts; from: where its last part starts.
  let best = Array.from({ length: size + 1 }, (_, to) => spread(0, to));
  const starts: number[][] = [];
  const answer: Cuts[] = [];
  for (let parts = 1; parts <= Math.min(most, size); parts++) {
    if (parts > 1) {
      const last = best;
      const start = Array.from({ length: size + 1 }, () => 0);
      best = Array.from({ length: size + 1 }, () => Infinity);
      for (let to = parts; to <= size; to++)
        for (let from = parts - 1; from < to; from++) {
          const cost = (last[from] ?? Infinity) + spread(from, to);
          if (cost < (best[to] ?? Infinity)) {
            best[to] = cost;
            start[to] = from;
          }
        }
      starts.push(start);
    }
    answer.push({ parts: lengths(starts, size), cost: best[size] ?? 0 });
  }
  return answer;
}

/** Cost of list[from, to) as one part, from running sums. */
function spreads(list: readonly Weighted[]): (from: number, to: number) => number {
  const weights = [0];
  const sums = [0];
  const squares = [0];
  for (const [at, { place, weight }] of list.entries()) {
    weights.push((weights[at] ?? 0) + weight);
    sums.push((sums[at] ?? 0) + weight * place);
    squares.push((squares[at] ?? 0) + weight * place * place);
  }
  const between = (running: readonly number[], from: number, to: number) =>
    (running[to] ?? 0) - (running[from] ?? 0);
  return (from, to) => {
    const weight = between(weights, from, to);
    const sum = between(sums, from, to);
    return weight === 0 ? 0 : Math.max(0, between(squares, from, to) - (sum * sum) / weight);
  };
}

function lengths(starts: readonly (readonly number[])[], size: number): readonly number[] {
  const parts: number[] = [];
  let to = size;
  for (const start of starts.toReversed()) {
    const from = start[to] ?? 0;
    parts.unshift(to - from);
    to = from;
  }
  return [to, ...parts];
}
