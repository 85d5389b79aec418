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

export interface ConnectionEvents {
  /** A new connection: what to say first. */
  hello(): ClientFrame;
  welcome(frame: Extract<ServerFrame, { kind: "welcome" }>): void;
  committed(frame: Extract<ServerFrame, { kind: "committed" }>): void;
  /** True: try again after a pause. */
  refused(code: RoomRefusal): boolean;
  lost(): void;
}

export interface Connection {
  /** Only after `welcome`; lost silently when the connection is: the outbox has it. */
  send(frame: ClientFrame): void;
  /** Something is waited for: no answer within a while means that the line is dead. */
  expectAnswer(): void;
  /** Try at once, as when the browser says it is online again. */
  retry(): void;
  close(): void;
}

export type NewSocket = (url: string) => WebSocket;

/** A socket that comes back. */
export function connect(url: string, newSocket: NewSocket, events: ConnectionEvents): Connection {
  let socket: WebSocket | undefined;
  let welcomed = false;
  let ended = false;
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
    if (!old || ended) return;
    events.lost();
    // Half of it by chance, so that a restarted server is not met by everybody at once.
    const longest = Math.min(pauseMs.longest, pauseMs.first * 2 ** tries++);
    pause = setTimeout(open, longest * (0.5 + Math.random() / 2));
  }

  function receive(frame: ServerFrame | undefined): void {
    heard();
    if (frame?.kind === "welcome") {
      tries = 0;
      welcomed = true;
      events.welcome(frame);
    } else if (frame?.kind === "committed") events.committed(frame);
    else if (frame?.kind === "presence" || frame?.kind === "role") return;
    else if (frame?.kind === "refused" && !events.refused(frame.code)) close();
    else drop();
  }

  function open(): void {
    clearTimeout(pause);
    const opened = newSocket(url);
    socket = opened;
    opened.binaryType = "arraybuffer";
    opened.addEventListener("open", () => {
      opened.send(encodeClientFrame(events.hello()));
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

  function close(): void {
    ended = true;
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
      if (!socket && !ended) open();
    },
    close,
  };
}
