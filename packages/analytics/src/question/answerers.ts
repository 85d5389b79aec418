import type { QuestionKind } from "@itinera/core";
import type { Answerer } from "./answerer.ts";
import { answerEdges } from "./edges.ts";
import { answerFunnel } from "./funnel.ts";
import { answerKinds } from "./kinds.ts";
import { answerMatches } from "./matches.ts";
import { answerPrecedence } from "./precedence.ts";
import { answerScores } from "./scores.ts";
import { answerStages } from "./stages.ts";
import { answerVariants } from "./variants.ts";

export const answerers: { readonly [Kind in QuestionKind]: Answerer<Kind> } = {
  edges: answerEdges,
  variants: answerVariants,
  funnel: answerFunnel,
  stages: answerStages,
  matches: answerMatches,
  kinds: answerKinds,
  precedence: answerPrecedence,
  scores: answerScores,
};
