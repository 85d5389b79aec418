import type { Duplex } from "node:stream";

/** Counts the open sockets of each address. */
export interface SocketCount {
  /** Whether one more may stay; it is counted until it closes. */
  take(address: string, socket: Pick<Duplex, "once">): boolean;
}

export function createSocketCount(most: number): SocketCount {
  const open = new Map<string, number>();
  return {
    take(address, socket) {
      const now = open.get(address) ?? 0;
      if (now >= most) return false;
      open.set(address, now + 1);
      socket.once("close", () => {
        const left = (open.get(address) ?? 1) - 1;
        if (left > 0) open.set(address, left);
        else open.delete(address);
      });
      return true;
    },
  };
}
