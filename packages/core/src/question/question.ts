import { z } from "zod";
import { edgesAnswerSchema, edgesQuestionSchema } from "./edges.ts";
import { funnelAnswerSchema, funnelQuestionSchema } from "./funnel.ts";
import { kindsAnswerSchema, kindsQuestionSchema } from "./kinds.ts";
import { matchesAnswerSchema, matchesQuestionSchema } from "./matches.ts";
import { precedenceAnswerSchema, precedenceQuestionSchema } from "./precedence.ts";
import { scoresAnswerSchema, scoresQuestionSchema } from "./scores.ts";
import { stagesAnswerSchema, stagesQuestionSchema } from "./stages.ts";
import { variantsAnswerSchema, variantsQuestionSchema } from "./variants.ts";

export const questionSchema = z.discriminatedUnion("kind", [
  edgesQuestionSchema,
  variantsQuestionSchema,
  funnelQuestionSchema,
  stagesQuestionSchema,
  matchesQuestionSchema,
  kindsQuestionSchema,
  precedenceQuestionSchema,
  scoresQuestionSchema,
]);
export type Question = z.infer<typeof questionSchema>;
export type QuestionKind = Question["kind"];
export type QuestionOf<Kind extends QuestionKind> = Extract<Question, { kind: Kind }>;

export const answerSchemas = {
  edges: edgesAnswerSchema,
  variants: variantsAnswerSchema,
  funnel: funnelAnswerSchema,
  stages: stagesAnswerSchema,
  matches: matchesAnswerSchema,
  kinds: kindsAnswerSchema,
  precedence: precedenceAnswerSchema,
  scores: scoresAnswerSchema,
} as const satisfies Record<QuestionKind, z.ZodType>;

export type AnswerOf<Kind extends QuestionKind> = z.infer<(typeof answerSchemas)[Kind]>;
