import type { Analytics } from "@itinera/analytics";
import type { EpochMs, NewId } from "@itinera/core";
import type { Store } from "@itinera/store";
import type { FastifyBaseLogger } from "fastify";
import type { EngineHealth } from "./engine-health.ts";
import type { ProviderSettings } from "./identity/provider-settings.ts";
import type { Mailer } from "./outgoing/mail/mailer.ts";
import type { OutgoingRules } from "./outgoing/outgoing-rules.ts";
import type { SessionOf } from "./policy/session.ts";
import type { FanOut } from "./room/fan-out.ts";

/** What a server is made of; the command line joins them. */
export interface Parts {
  readonly store: Store;
  /** The way to other servers that work with the same store; absent: there are none. */
  readonly fanOut?: FanOut | undefined;
  /** Absent where there is no engine for this machine: maps work, numbers do not. */
  readonly analytics: Analytics | undefined;
  readonly engine: EngineHealth;
  readonly newId: NewId;
  readonly now: () => EpochMs;
  readonly log: FastifyBaseLogger;
  readonly version: string;
  /** The data folder as its owner typed it. */
  readonly dataLabel: string;
  /** Where the built pages lie; absent: no pages are served. */
  readonly webDirectory?: string;
  /** The built tracker, which customers' pages load; absent: none is served. */
  readonly trackerFile?: string;
  /** What the command line shows; a request that shows another is refused. */
  readonly token: string;
  /** From which everything is derived that is secret and lasts: at least 32 bytes by chance, kept outside the database. */
  readonly secret: string;
  /** What programs show that read the metrics; absent: none may. */
  readonly metricsToken?: string | undefined;
  /** The origin at which browsers reach the server, if not its own address: `https://maps.example.org`. */
  readonly publicUrl?: string | undefined;
  /** Proxies whose word on where a request comes from is believed. */
  readonly trustedProxies?: readonly string[];
  /** By what requests of the server to other hosts are checked. */
  readonly outgoing: OutgoingRules;
  /** Absent: no letters are sent. */
  readonly mailer: Mailer | undefined;
  /** By whose word people sign in, beside passwords and links; absent: nobody's. */
  readonly provider: ProviderSettings | undefined;
  /** Instead of the real day, for the example's last day; `2025-03-31`. */
  readonly today: string | undefined;
  /** Who asks, instead of whom tokens and cookies say; for tests. */
  readonly sessionOf?: SessionOf;
  /** Host names by which the server may be called. */
  readonly hosts: readonly string[];
}
