import {
  allCollectedOf,
  type CollectedEvent,
  type EpochMs,
  type JsonValue,
  type QuarantineReason,
} from "@itinera/core";
import { createMapperHost } from "./mapper-host.ts";
import type { MapperAnswer, Verdict } from "./mapper-messages.ts";
import { mappingLimits } from "./mapping-limits.ts";

/** A request that a mapping reads. */
export interface MappingInput {
  readonly body: JsonValue;
  /** `$headers` of the expression; names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
}

type Outcome = readonly (CollectedEvent | QuarantineReason)[];

export interface Mappings {
  check(expression: string): Promise<Verdict>;
  /** What the expression made of each payload, in their order; an empty list is a payload that it leaves out. */
  map(expression: string, payloads: readonly MappingInput[], received: EpochMs): Promise<readonly Outcome[]>;
  /** What is still being evaluated rejects. */
  close(): Promise<void>;
}

const failed: Outcome = ["mapping-failed"];

/** undefined for what is nested so deep that it cannot be written. */
const textOf = (payload: MappingInput): string | undefined => {
  try {
    return JSON.stringify({ body: payload.body, headers: payload.headers ?? {} });
  } catch {
    return undefined;
  }
};

function outcomeOf(answer: MapperAnswer, received: EpochMs): Outcome {
  if (answer.kind !== "mapped") return failed;
  try {
    return allCollectedOf(answer.text === undefined ? undefined : JSON.parse(answer.text), received);
  } catch {
    return failed;
  }
}

/** As many of the texts, from the first on, as are sent at once. */
function batchOf(texts: readonly string[]): readonly string[] {
  const batch: string[] = [];
  let length = 0;
  for (const text of texts.slice(0, mappingLimits.batchPayloads)) {
    length += text.length;
    if (batch.length > 0 && length > mappingLimits.batchLength) break;
    batch.push(text);
  }
  return batch;
}

/**
 * Evaluates expressions in a process of its own, which is ended where a payload takes too long or too much: that payload
 * has failed, and the others go on in the next process. Calls take turns, batch by batch.
 */
export function createMappings(): Mappings {
  const host = createMapperHost();

  /** An outcome for each text. */
  async function mapTexts(
    expression: string,
    texts: readonly string[],
    received: EpochMs,
  ): Promise<Outcome[]> {
    const outcomes: Outcome[] = [];
    let downs = 0;
    while (outcomes.length < texts.length && downs < mappingLimits.downs) {
      const payloads = batchOf(texts.slice(outcomes.length));
      const { answers, ended } = await host.ask({ kind: "map", expression, payloads });
      outcomes.push(...answers.map((answer) => outcomeOf(answer, received)));
      if (!ended) continue;
      downs++;
      outcomes.push(failed);
    }
    return [...outcomes, ...texts.slice(outcomes.length).map(() => failed)];
  }

  return {
    async check(expression) {
      if (expression.length > mappingLimits.expressionLength)
        return {
          kind: "wrong",
          message: `The expression is longer than ${mappingLimits.expressionLength} characters`,
          position: mappingLimits.expressionLength,
        };
      const { answers } = await host.ask({ kind: "check", expression });
      const [answer] = answers;
      return answer?.kind === "checked"
        ? answer.verdict
        : { kind: "wrong", message: "The expression takes too long to read", position: 0 };
    },
    async map(expression, payloads, received) {
      if (expression.length > mappingLimits.expressionLength) return payloads.map(() => failed);
      const texts = payloads.map(textOf);
      const outcomes = (
        await mapTexts(
          expression,
          texts.filter((text) => text !== undefined),
          received,
        )
      ).values();
      return texts.map((text) => (text === undefined ? failed : (outcomes.next().value ?? failed)));
    },
    close: () => host.close(),
  };
}
