import { Failure } from "./failure.ts";

// The launcher passes on what the terminal has sent to both of them: it may come twice.
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Lets work clear up after itself when somebody stops the program: `act` gets a signal and throws. `stopped`: the
 * one line that the person reads then.
 */
export async function interruptible<T>(
  stopped: string,
  act: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const stopping = new AbortController();
  const stop = () => {
    stopping.abort();
  };
  for (const signal of signals) process.on(signal, stop);
  try {
    return await act(stopping.signal);
  } catch (error) {
    if (stopping.signal.aborted) throw new Failure(stopped);
    throw error;
  } finally {
    for (const signal of signals) process.off(signal, stop);
  }
}
