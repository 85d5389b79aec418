import { ProblemError, type OpenedShare } from "@itinera/protocol";
import { client } from "../../api/client.ts";

/** What stands behind a link, as far as its holder has come. `failed`: it may be there, but nobody could say. */
export type Door =
  | OpenedShare
  | { readonly kind: "shut"; readonly reason: "gone" | "expired" | "withdrawn" }
  | { readonly kind: "failed"; readonly error: unknown };

/** `refused`: of a password that was tried. */
type Answer = Door | { readonly kind: "refused"; readonly error: ProblemError };

/** Opens a link by its token, and by its password where it asks for one. Never rejects. */
export async function knock(token: string): Promise<Door>;
export async function knock(token: string, password: string): Promise<Answer>;
export async function knock(token: string, password?: string): Promise<Answer> {
  try {
    return await client.openShare(token, password);
  } catch (error) {
    if (!(error instanceof ProblemError)) return { kind: "failed", error };
    switch (error.problem.code) {
      case "share.gone":
      // What was cut or typed wrong is no token at all.
      case "bad-request":
        return { kind: "shut", reason: "gone" };
      case "share.expired":
        return { kind: "shut", reason: "expired" };
      case "share.wrong-password":
      case "share.too-many":
        return { kind: "refused", error };
      default:
        return { kind: "failed", error };
    }
  }
}
