import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";
import { selfSigned } from "../self-signed.test-kit.ts";

interface Arrived {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: Buffer;
  readonly isSecure: boolean;
  readonly user: unknown;
}

export interface SmtpPeer {
  readonly port: number;
  readonly arrived: Arrived[];
  /** Users and passwords that somebody tried. */
  readonly tried: string[];
  close(): Promise<void>;
}

interface PeerOptions {
  readonly tls: "none" | "starttls" | "at-once";
  readonly password?: string;
  /** An SMTP reply code for whoever is written to. */
  readonly refuses?: number;
}

/** A mail server on loopback that keeps what it is given. */
export async function startPeer({ tls, password, refuses }: PeerOptions): Promise<SmtpPeer> {
  const arrived: Arrived[] = [];
  const tried: string[] = [];
  const server = new SMTPServer({
    ...selfSigned,
    secure: tls === "at-once",
    hideSTARTTLS: tls === "none",
    disabledCommands: [...(tls === "none" ? ["STARTTLS"] : []), ...(password === undefined ? ["AUTH"] : [])],
    // It would take a password in the open: whether one is sent there is the client's affair.
    allowInsecureAuth: true,
    onAuth(auth, _session, done) {
      tried.push(`${auth.username}:${auth.password}`);
      if (auth.password === password) done(null, { user: auth.username });
      else done(new Error(`No such password: ${auth.password}`));
    },
    onRcptTo(_address, _session, done) {
      if (refuses === undefined) done();
      else done(Object.assign(new Error("No such person"), { responseCode: refuses }));
    },
    onData(stream, { envelope, secure, user }, done) {
      const keep = async () => {
        const raw = await buffer(stream);
        const from = envelope.mailFrom ? envelope.mailFrom.address : "";
        const to = envelope.rcptTo.map(({ address }) => address);
        arrived.push({ from, to, raw, isSecure: secure, user });
        done();
      };
      void keep();
    },
  });
  // A client that does not trust the certificate goes away.
  server.on("error", () => undefined);
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const { port } = server.server.address() as AddressInfo;
  return { port, arrived, tried, close: () => new Promise((done) => server.close(() => done())) };
}
