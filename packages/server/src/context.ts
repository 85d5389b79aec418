import type { IncomingMessage } from "node:http";
import type { Registry } from "@prometheus-io/client";
import type { AssetShelf } from "./asset/assets.ts";
import type { Mappings } from "./collect/mapping/mappings.ts";
import type { SourceDesk } from "./collect/source-desk.ts";
import type { StreamWork } from "./collect/stream-work.ts";
import type { ExampleShop } from "./example.ts";
import type { ImportWork } from "./import-work.ts";
import type { Letters } from "./letters.ts";
import type { MapShelf } from "./maps.ts";
import type { Numbers } from "./numbers.ts";
import type { Identity } from "./identity/identity.ts";
import type { Keys } from "./identity/keys.ts";
import type { Passwords } from "./identity/passwords.ts";
import type { TicketDesk } from "./identity/ticket-desk.ts";
import type { Parts } from "./parts.ts";
import type { SessionOf } from "./policy/session.ts";
import type { Printing } from "./printing.ts";
import type { ProjectShelf } from "./projects.ts";
import type { Rooms } from "./room/rooms.ts";
import type { SettingsDesk } from "./settings/workspace-settings.ts";
import type { ShareDesk } from "./share/share-desk.ts";
import type { Uploads } from "./uploads.ts";

/** What the resources work with. */
export interface Context {
  readonly parts: Parts;
  readonly sessionOf: SessionOf;
  readonly identity: Identity;
  readonly tickets: TicketDesk;
  readonly letters: Letters;
  readonly shareDesk: ShareDesk;
  readonly passwords: Passwords;
  readonly keys: Keys;
  /** Cookies travel by TLS alone. */
  readonly isSecure: boolean;
  readonly addressOf: (request: IncomingMessage) => string;
  readonly rooms: Rooms;
  readonly settings: SettingsDesk;
  readonly maps: MapShelf;
  readonly assets: AssetShelf;
  readonly projects: ProjectShelf;
  readonly numbers: Numbers;
  readonly uploads: Uploads;
  readonly work: ImportWork;
  readonly streamWork: StreamWork;
  readonly sourceDesk: SourceDesk;
  readonly mappings: Mappings;
  readonly example: ExampleShop;
  readonly printing: Printing;
  /** Of this server alone. */
  readonly figures: Registry;
}
