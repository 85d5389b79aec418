import {
  decodeServerFrame,
  encodeClientFrame,
  type ClientFrame,
  type RoomRefusal,
  type ServerFrame,
} from "@itinera/protocol";

/** First and longest pause before another try. */
const pauseMs = { first: 400, longest: 15_000 } as const;
/** A server that is there answers within this time; otherwise the line is dead, whatever the socket says. */
const silenceMs = 15_000;

/** After a refusal: `again` by itself after a pause, `hold` until somebody retries, or `end`. */
export type AfterRefusal = "again" | "hold" | "end";

type FrameOf<Kind extends ServerFrame["kind"]> = Extract<ServerFrame, { kind: Kind }>;

export interface ConnectionEvents {
  /** A new connection: what to say first. */
  hello(): ClientFrame;
  welcome(frame: FrameOf<"welcome">): void;
  heard(frame: FrameOf<"committed" | "presence" | "role">): void;
  /** `n`: the number of the edit that it is about, or 0. */
  refused(code: RoomRefusal, n: number): AfterRefusal;
  lost(): void;
}

export interface Connection {
  /** Only after `welcome`; lost silently when the connection is: the outbox has it. */
  send(frame: ClientFrame): void;
  /** Something is waited for: no answer within a while means that the line is dead. */
  expectAnswer(): void;
  /** Try at once, as when the browser says it is online again. */
  retry(): void;
  /** Leave, and stay away until somebody retries. */
  hold(): void;
  close(): void;
}

export type NewSocket = (url: string) => WebSocket;

/** A socket that comes back. */
export function connect(url: string, newSocket: NewSocket, events: ConnectionEvents): Connection {
  let socket: WebSocket | undefined;
  let welcomed = false;
  let after: AfterRefusal = "again";
  let tries = 0;
  let pause: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;

  const heard = () => {
    clearTimeout(silence);
    silence = undefined;
  };
  const expectAnswer = () => {
    silence ??= setTimeout(drop, silenceMs);
  };

  function drop(): void {
    const old = socket;
    socket = undefined;
    welcomed = false;
    heard();
    old?.close();
    if (!old || after === "end") return;
    events.lost();
    if (after === "hold") return;
    // Half of it by chance, so that a restarted server is not met by everybody at once.
    const longest = Math.min(pauseMs.longest, pauseMs.first * 2 ** tries++);
    pause = setTimeout(open, longest * (0.5 + Math.random() / 2));
  }

  function receive(frame: ServerFrame | undefined): void {
    heard();
    switch (frame?.kind) {
      case "welcome":
        tries = 0;
        welcomed = true;
        events.welcome(frame);
        return;
      case "committed":
      case "presence":
      case "role":
        events.heard(frame);
        return;
      case "refused":
        after = events.refused(frame.code, frame.n);
        drop();
        return;
      case undefined:
        drop();
    }
  }

  function open(): void {
    clearTimeout(pause);
    after = "again";
    const opened = newSocket(url);
    socket = opened;
    opened.binaryType = "arraybuffer";
    opened.addEventListener("open", () => {
      if (opened === socket) opened.send(encodeClientFrame(events.hello()));
    });
    opened.addEventListener("message", ({ data }: MessageEvent<ArrayBuffer>) => {
      if (opened === socket) receive(decodeServerFrame(new Uint8Array(data)));
    });
    opened.addEventListener("close", () => {
      if (opened === socket) drop();
    });
    // A close event follows.
    opened.addEventListener("error", () => undefined);
    expectAnswer();
  }

  function leave(how: AfterRefusal): void {
    after = how;
    clearTimeout(pause);
    drop();
  }

  open();
  return {
    send: (frame) => {
      if (socket && welcomed) socket.send(encodeClientFrame(frame));
    },
    expectAnswer,
    retry: () => {
      if (!socket && after !== "end") open();
    },
    hold: () => leave("hold"),
    close: () => leave("end"),
  };
}
