import type { Analytics, Scope } from "@itinera/analytics";
import type { AnswerOf, QuestionKind, QuestionOf } from "@itinera/core";
import type { EngineHealth } from "./engine-health.ts";
import type { SettingsDesk } from "./settings/workspace-settings.ts";

type Asked<Kind extends QuestionKind> =
  | { readonly kind: "answered"; readonly answer: AnswerOf<Kind> }
  | { readonly kind: "unavailable"; readonly since: number };

/** Questions, with the engine's absence as an ordinary outcome. */
export interface Numbers {
  ask<Kind extends QuestionKind>(scope: Scope, question: QuestionOf<Kind>): Promise<Asked<Kind>>;
}

/** `settings`: where each workspace's calendar is known, by which days and weeks are cut. */
export function createNumbers(
  analytics: Analytics | undefined,
  engine: EngineHealth,
  settings: Pick<SettingsDesk, "calendarOf">,
): Numbers {
  return {
    async ask(scope, question) {
      if (!analytics || engine.state() !== "up") return { kind: "unavailable", since: engine.since() };
      const calendar = await settings.calendarOf(scope.workspace);
      try {
        return { kind: "answered", answer: await analytics.ask(scope, question, { calendar }) };
      } catch (error) {
        // The engine may have died under the question before anybody noticed.
        if (isConnectionLoss(error)) return { kind: "unavailable", since: engine.since() };
        throw error;
      }
    },
  };
}

const lost = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "UND_ERR_SOCKET"]);

/** Whether an error says that the other side went away, not that it disagreed. */
export function isConnectionLoss(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as Error & { code?: string }).code;
  return (
    (code !== undefined && lost.has(code)) ||
    error.message === "socket hang up" ||
    isConnectionLoss(error.cause)
  );
}
