import type { Device } from "./device.ts";
import { uuid } from "./uuid.ts";

/** Who the visitor is, as far as the page knows. */
export interface Identity {
  anonymousId(): string;
  userId(): string | undefined;
  /** Somebody else than before gets another anonymous id: two people are not made one. */
  identify(userId: string): void;
  /** A new visitor, nobody known. */
  reset(): void;
  /** From now on the device may be read and written. What it knew goes before what this page made up. */
  open(): void;
  /** Nothing of it stays on the device, and it is not read or written any more. */
  close(): void;
}

export function createIdentity(device: Device): Identity {
  let anonymousId = uuid();
  let userId: string | undefined;
  let isOpen = false;

  function write(): void {
    if (!isOpen) return;
    device.write("anonymous", anonymousId);
    if (userId === undefined) device.remove("user");
    else device.write("user", userId);
  }
  function reset(): void {
    anonymousId = uuid();
    userId = undefined;
    write();
  }
  return {
    anonymousId: () => anonymousId,
    userId: () => userId,
    identify(id) {
      if (userId !== undefined && userId !== id) anonymousId = uuid();
      userId = id;
      write();
    },
    reset,
    open() {
      if (isOpen) return;
      isOpen = true;
      const known = device.read("user");
      if (userId === undefined || known === undefined || known === userId) {
        anonymousId = device.read("anonymous") || anonymousId;
        userId ??= known;
      }
      write();
    },
    close() {
      isOpen = false;
      device.remove("anonymous");
      device.remove("user");
      reset();
    },
  };
}
