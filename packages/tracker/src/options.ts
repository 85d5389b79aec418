import { guarded } from "./guarded.ts";
import { recordOf } from "./record-of.ts";

/** What is written on the visitor's device: nothing, or as long as the tab is open, or until it is removed. */
export type Persistence = "none" | "session" | "local";

/** What is noticed without a call. */
export interface Automatic {
  /** Page views, and route changes of a page that replaces its own contents. */
  readonly pages: boolean;
  readonly clicks: boolean;
  readonly forms: boolean;
  /** Forms that somebody began and left. Off unless asked for. */
  readonly abandoned: boolean;
  readonly scroll: boolean;
  readonly rage: boolean;
  readonly errors: boolean;
  readonly vitals: boolean;
}

export interface TrackerOptions {
  /** The write key of the source. */
  readonly key: string;
  /** Where the server is, such as `https://maps.example.com`. */
  readonly host: string;
  /** By default `none`; with `consent: "required"`, `session`, written only after `consent(true)`. */
  readonly persistence?: Persistence;
  /** `required`: everything waits in memory until `consent(true)`. */
  readonly consent?: "required" | "not-required";
  /** `false`: nothing is noticed by itself. What is not named keeps its default. */
  readonly auto?: boolean | Partial<Automatic>;
  /** Changes every address before it is sent, after secrets were taken out of it. */
  readonly cleanUrl?: (url: string) => string;
}

export interface Settings {
  readonly key: string;
  /** Without a slash at the end. */
  readonly host: string;
  readonly persistence: Persistence;
  readonly mustConsent: boolean;
  readonly auto: Automatic;
  readonly cleanUrl: (url: string) => string;
}

const usual: Automatic = {
  pages: true,
  clicks: true,
  forms: true,
  abandoned: false,
  scroll: true,
  rage: true,
  errors: true,
  vitals: true,
};
export const automaticNames = Object.keys(usual) as readonly (keyof Automatic)[];

const automatic = (wanted: TrackerOptions["auto"]): Automatic =>
  recordOf(automaticNames, (name) =>
    typeof wanted === "object" ? (wanted[name] ?? usual[name]) : wanted !== false && usual[name],
  );

/** undefined: there is no key or no address, so nothing can be sent. */
export function settingsOf(options: TrackerOptions): Settings | undefined {
  const { key, host, persistence, consent, auto, cleanUrl } = options;
  if (typeof key !== "string" || key === "" || typeof host !== "string") return undefined;
  if (!/^https?:\/\/[^/]/.test(host)) return undefined;
  const mustConsent = consent === "required";
  const given = cleanUrl && guarded(cleanUrl);
  return {
    key,
    host: host.replace(/\/+$/, ""),
    persistence:
      persistence === "session" || persistence === "local" || persistence === "none"
        ? persistence
        : mustConsent
          ? "session"
          : "none",
    mustConsent,
    auto: automatic(auto),
    cleanUrl: (url) => {
      const cleaned = given ? given(url) : url;
      return typeof cleaned === "string" ? cleaned : "";
    },
  };
}
