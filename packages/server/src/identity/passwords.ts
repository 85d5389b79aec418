import { hash, verify } from "@node-rs/argon2";
import PQueue from "p-queue";

/** OWASP: argon2id, which is the library's default, with at least 46 MiB and one pass. */
const strength = { memoryCost: 47_104, timeCost: 1, parallelism: 1 };
/** Each takes 46 MiB and a processor: a thousand sign-ins at once wait in line, and the maps go on. */
const atOnce = 2;
/** Some ten seconds of work; who comes later is told to come again. */
const mostWaiting = 200;

export class TooManySignIns extends Error {}

export interface Passwords {
  /** Throws TooManySignIns. */
  hash(password: string): Promise<string>;
  /** Throws TooManySignIns. */
  verify(attempt: { readonly hash: string; readonly password: string }): Promise<boolean>;
}

export function createPasswords(): Passwords {
  const line = new PQueue({ concurrency: atOnce });
  async function inLine<T>(work: () => Promise<T>): Promise<T> {
    if (line.size >= mostWaiting) throw new TooManySignIns();
    return line.add(work);
  }
  return {
    // The same letters typed on another system may come in another form of Unicode.
    hash: (password) => inLine(() => hash(password.normalize("NFKC"), strength)),
    verify: (attempt) => inLine(() => verify(attempt.hash, attempt.password.normalize("NFKC"))),
  };
}
