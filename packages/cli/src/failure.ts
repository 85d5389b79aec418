/** A command that cannot be done; its message is the one clear line that the person reads. */
export class Failure extends Error {
  override readonly name = "Failure";
}

/** Words of the command line that make no sense: exit code 2. */
export class WrongUsage extends Error {
  override readonly name = "WrongUsage";
}
