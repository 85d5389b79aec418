import type { FastifyBaseLogger } from "fastify";

const frame = /^at (?:[^\n]*\()?(?:file:\/\/|node:|\/)[^\n()]*:\d+:\d+\)?$/;

/** Frames of a stack: where something was thrown, without what was said there, even where that looks like a frame. */
function framesOf({ stack = "", message }: Error): readonly string[] {
  const said = stack.indexOf(message);
  if (said < 0) return [];
  const lines = stack.slice(said + message.length).split("\n");
  return lines.map((line) => line.trim()).filter((line) => frame.test(line));
}

/** How deep causes are followed: an error can be its own. */
const mostCauses = 4;

interface ToldError {
  readonly type: string;
  readonly at: readonly string[];
  readonly [more: string]: unknown;
}

/**
 * Of an error: what kind it is and where it was thrown. What it says, and whatever a database or a parser attached to
 * it (SQL, its parameters, the row, a piece of the body), can hold what somebody wrote. Only what the operating system
 * says of a file or an address is told in its words.
 */
export function tellError(error: unknown, depth = 0): ToldError | { readonly type: string } {
  if (!(error instanceof Error)) return { type: typeof error };
  const { message, cause } = error;
  const { code, syscall } = error as { readonly code?: unknown; readonly syscall?: unknown };
  const errors: unknown = error instanceof AggregateError ? error.errors : undefined;
  const isDeep = depth >= mostCauses;
  return {
    type: error.constructor.name,
    ...(typeof code === "string" && /^[A-Z0-9_]{1,60}$/.test(code) && { code }),
    ...(typeof syscall === "string" && { message }),
    at: framesOf(error),
    ...(cause !== undefined && !isDeep && { cause: tellError(cause, depth + 1) }),
    ...(Array.isArray(errors) &&
      !isDeep && { errors: errors.slice(0, mostCauses).map((one) => tellError(one, depth + 1)) }),
  };
}

interface Told {
  readonly method?: string;
  readonly statusCode?: number;
  readonly routeOptions?: { readonly url?: string | undefined };
}

const serializers = {
  err: (error: unknown) => tellError(error),
  error: (error: unknown) => tellError(error),
  // Not its address, which holds ids and search words, nor who asked.
  req: ({ method, routeOptions }: Told) => ({ method, route: routeOptions?.url }),
  res: ({ statusCode }: Told) => ({ statusCode }),
};

/** Nothing of ours logs these; should anybody begin to, they stay out. */
const secrets = [
  "authorization",
  "cookie",
  "set-cookie",
  "token",
  "password",
  "secret",
  "email",
  "query",
  "body",
].map((name) => (name.includes("-") ? `["${name}"]` : name));
const below = (path: string) => (path.startsWith("[") ? `*${path}` : `*.${path}`);
const redact = {
  paths: [...secrets, ...secrets.map(below), ...secrets.map((path) => `*.${below(path)}`)],
  censor: "[left out]",
};

const levels = ["fatal", "error", "warn", "info", "debug", "trace"] as const;

type Line = (what: unknown, text?: string, ...more: unknown[]) => void;

/**
 * A log that tells what happened, where and how often, but neither who it happened to nor what they wrote. Also its
 * children are such.
 */
export const discreet = (log: FastifyBaseLogger): FastifyBaseLogger =>
  only(log.child({}, { serializers, redact }));

function only(log: FastifyBaseLogger): FastifyBaseLogger {
  const line = (level: (typeof levels)[number]): Line => {
    const say: Line = log[level].bind(log);
    // Without a text of ours, the log would take the error's own.
    return (what, text, ...more) =>
      typeof what === "object" && text === undefined
        ? say(what, "something failed")
        : say(what, text, ...more);
  };
  return {
    ...(Object.fromEntries(levels.map((level) => [level, line(level)])) as Pick<
      FastifyBaseLogger,
      (typeof levels)[number]
    >),
    silent: () => undefined,
    get level() {
      return log.level;
    },
    set level(level) {
      log.level = level;
    },
    child: (bindings, options) =>
      only(log.child(bindings, { ...options, serializers: { ...options?.serializers, ...serializers } })),
  };
}
