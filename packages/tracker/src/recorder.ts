import type { Settings } from "./options.ts";
import { deviceContext, pageTitle, type PageContext } from "./say/context.ts";
import { taken, written, type Message, type Said } from "./say/message.ts";
import { createDelivery } from "./send/delivery.ts";
import { createTransport } from "./send/transport.ts";
import { unsentOn } from "./send/unsent.ts";
import { devicesOf } from "./who/device.ts";
import { createIdentity, type Identity } from "./who/identity.ts";
import { uuid } from "./who/uuid.ts";
import { createVisit, touchOf } from "./who/visit.ts";
import { optOutOf } from "./who/wishes.ts";

export interface Recorder {
  /** `at`: when it happened, if not now. `userId`: whose it is, if not the one's who is known. */
  record(said: Said, more?: { readonly at?: Date; readonly userId?: string }): void;
  readonly identity: Identity;
  consent(isGiven: boolean): void;
  optOut(isOut: boolean): void;
  flush(): Promise<void>;
  /** The page goes. */
  leave(): void;
}

const heldLimit = 1_000;

/** Makes messages of what is said, holds them until they may be sent, and lets them go. */
export function createRecorder(settings: Settings, here: () => PageContext): Recorder {
  const { key, host, persistence, mustConsent } = settings;
  const devices = devicesOf(persistence, key);
  const identity = createIdentity(devices.person);
  const visit = createVisit(devices.visit, touchOf(location.search, here().referrer, location.origin));
  const transport = createTransport(host);
  const delivery = createDelivery({ key, transport, unsent: unsentOn(devices.unsent), random: Math.random });
  const optOut = optOutOf(key);
  let consent: boolean | undefined = mustConsent ? undefined : true;
  let held: readonly Message[] = [];
  let isOpen = false;

  function decide(): void {
    if (optOut.isOut() || consent === false) close();
    else if (consent) open();
  }

  function open(): void {
    if (isOpen) return;
    isOpen = true;
    const provisional = identity.anonymousId();
    identity.open();
    visit.open();
    delivery.open();
    const release = held;
    held = [];
    for (const message of release) {
      const isTheirs = message.anonymousId === provisional;
      send(
        isTheirs
          ? { ...message, anonymousId: identity.anonymousId(), userId: message.userId ?? identity.userId() }
          : message,
      );
    }
  }

  function close(): void {
    isOpen = false;
    held = [];
    delivery.clear();
    identity.close();
    visit.close();
  }

  function send(message: Message): void {
    const text = written({ ...message, context: { ...message.context, ...visit.firstTouch() } });
    if (text !== undefined) delivery.add(text);
  }

  decide();
  return {
    identity,
    record(said, { at = new Date(), userId = identity.userId() } = {}) {
      if (optOut.isOut() || consent === false) return;
      const message: Message = {
        ...taken(said),
        messageId: uuid(),
        timestamp: at.toISOString(),
        anonymousId: identity.anonymousId(),
        userId,
        context: { ...deviceContext(), page: { ...here(), title: pageTitle() } },
      };
      if (isOpen) send(message);
      else held = [...held, message].slice(-heldLimit);
    },
    consent(isGiven) {
      consent = isGiven;
      decide();
    },
    optOut(isOut) {
      optOut.set(isOut);
      decide();
    },
    flush: () => delivery.flush(),
    leave: () => delivery.leave(),
  };
}
