import { accountIdSchema, workspaceIdSchema, type AccountId, type WorkspaceId } from "@itinera/core";
import type { IncomingHttpHeaders } from "node:http";
import { clientAddressHeader, type Library, type LibraryOptions } from "./library.ts";
import { TooManySignIns } from "./passwords.ts";
import { providerLinksIn, type ProviderLinks } from "./provider-links.ts";

/** What a browser sends: only its cookies matter, and what it calls itself. */
export interface Visitor {
  readonly headers: IncomingHttpHeaders;
  /** Of the socket, or of the proxy's word where the operator trusts it. */
  readonly address: string;
}

interface SignedIn {
  readonly account: AccountId;
  readonly name: string;
  readonly email: string;
  /** Id of the session. */
  readonly session: string;
  /** Where this session works; undefined: nobody has chosen. */
  readonly workspace: WorkspaceId | undefined;
  /** Signs in with a second step. */
  readonly hasSecondStep: boolean;
}

interface OpenSession {
  readonly id: string;
  readonly since: number;
  readonly seen: number;
  readonly address: string;
  readonly browser: string;
}

/** `cookies`: to be sent to the browser as `set-cookie`. */
interface Done {
  readonly kind: "done";
  readonly cookies: readonly string[];
}
interface Refused<Reason extends string> {
  readonly kind: "refused";
  readonly reason: Reason;
}

type Entered = Done | { readonly kind: "second-step"; readonly cookies: readonly string[] };
type SignInOutcome = Entered | Refused<"wrong" | "busy">;

/** Who somebody is. Who may do what is a matter of policies. */
export interface Identity {
  /** undefined: nobody who is signed in. */
  visitor(visitor: Visitor): Promise<SignedIn | undefined>;
  signIn(visitor: Visitor, by: { readonly email: string; readonly password: string }): Promise<SignInOutcome>;
  /** After `second-step`: six digits of an authenticator, or one of the recovery codes. */
  secondStep(visitor: Visitor, code: string): Promise<Done | Refused<"wrong" | "locked">>;
  /** Without a password: the caller knows that they may. */
  enter(visitor: Visitor, account: AccountId): Promise<Done>;
  /** By a provider's word, in the place of a password. */
  enterByProvider(visitor: Visitor, account: AccountId): Promise<Entered>;
  /** Who is known by whose word. */
  readonly links: ProviderLinks;
  signOut(visitor: Visitor): Promise<Done>;
  /** A new account; its e-mail is of nobody else yet. `isConfirmed`: it is known to be theirs. */
  makeAccount(made: {
    readonly name: string;
    readonly email: string;
    readonly password?: string | undefined;
    readonly isConfirmed?: boolean;
  }): Promise<AccountId | "taken">;
  /** With its sessions; only one that nothing knows of yet. */
  removeAccount(account: AccountId): Promise<void>;
  rename(account: AccountId, name: string): Promise<void>;
  /** `taken`: it is somebody else's. */
  setEmail(account: AccountId, email: string): Promise<"set" | "taken">;
  /** Whether they have shown that its e-mail is theirs: they read a letter, or a provider says so. */
  isEmailConfirmed(account: AccountId): Promise<boolean>;
  /**
   * They have shown that this address is theirs; it counts where it is the account's. Whoever was linked to the account
   * while nobody knew whose it is no longer is.
   */
  confirmEmail(account: AccountId, email: string): Promise<void>;
  hasPassword(account: AccountId): Promise<boolean>;
  isPassword(account: AccountId, password: string): Promise<boolean>;
  setPassword(account: AccountId, password: string): Promise<void>;
  /** The latest first. */
  sessions(account: AccountId): Promise<readonly OpenSession[]>;
  /** Begins to set a second step up: the address for an authenticator, and ten recovery codes, said this once. */
  beginSecondStep(
    visitor: Visitor,
    password: string | undefined,
  ): Promise<
    { readonly kind: "begun"; readonly uri: string; readonly codes: readonly string[] } | Refused<"wrong">
  >;
  /** The first code of the authenticator: from now on it is asked for. */
  confirmSecondStep(visitor: Visitor, code: string): Promise<Done | Refused<"wrong" | "locked">>;
  endSecondStep(visitor: Visitor, password: string | undefined): Promise<Done | Refused<"wrong">>;
  /** By an administrator of the installation, for somebody who has lost their authenticator. */
  dropSecondStep(account: AccountId): Promise<void>;
}

const headersOf = ({ headers, address }: Visitor): Headers =>
  new Headers({
    ...(headers.cookie !== undefined && { cookie: headers.cookie }),
    "user-agent": (headers["user-agent"] ?? "").slice(0, 300),
    [clientAddressHeader]: address,
  });

const cookiesOf = (headers: Headers | null | undefined) => headers?.getSetCookie() ?? [];

/** A refusal of the library, which it throws. */
const codeOf = (error: unknown): string | undefined => {
  const body = (error as { body?: { code?: unknown } }).body;
  return typeof body?.code === "string" ? body.code : undefined;
};

/** What `act` does, or how the library refused; what is not a refusal is thrown on. */
async function orRefused<T, Reason extends string>(
  act: () => Promise<T>,
  reasons: Readonly<Record<string, Reason>>,
): Promise<T | Refused<Reason>> {
  try {
    return await act();
  } catch (error) {
    const reason = reasons[codeOf(error) ?? ""];
    if (reason === undefined) throw error;
    return { kind: "refused", reason };
  }
}

const wrongCode = {
  INVALID_CODE: "wrong",
  INVALID_BACKUP_CODE: "wrong",
  INVALID_TWO_FACTOR_COOKIE: "wrong",
  BACKUP_CODES_NOT_ENABLED: "wrong",
  TOTP_NOT_ENABLED: "wrong",
  TOTP_NOT_CONFIGURED: "wrong",
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: "locked",
  ACCOUNT_TEMPORARILY_LOCKED: "locked",
} as const;
const wrongPassword = { INVALID_PASSWORD: "wrong" } as const;

/** The library is loaded when somebody first needs it: half a second that a command of the command line has not got. */
export function createIdentity(options: LibraryOptions): Identity {
  const { passwords } = options;
  let loading: Promise<Library> | undefined;
  const library = () => (loading ??= import("./library.ts").then(({ openLibrary }) => openLibrary(options)));
  const inner = async () => (await (await library()).$context).internalAdapter;
  const links = providerLinksIn(inner);

  const passwordOf = async (account: AccountId) =>
    (await (await inner()).findAccounts(account)).find(({ providerId }) => providerId === "credential");

  async function keepPassword(account: AccountId, hash: string): Promise<void> {
    const adapter = await inner();
    if (await passwordOf(account)) await adapter.updatePassword(account, hash);
    else
      await adapter.linkAccount({
        userId: account,
        providerId: "credential",
        accountId: account,
        password: hash,
      });
  }

  return {
    links,

    async visitor(visitor) {
      if (!visitor.headers.cookie?.includes(options.keys.cookiePrefix)) return undefined;
      const found = await (await library()).api.getSession({ headers: headersOf(visitor) });
      if (!found || typeof found.user.suspended === "number") return undefined;
      const { user, session } = found;
      return {
        account: accountIdSchema.parse(user.id),
        name: user.name,
        email: user.email,
        session: session.id,
        workspace: workspaceIdSchema.safeParse(session.workspace).data,
        hasSecondStep: user.twoFactorEnabled === true,
      };
    },

    async signIn(visitor, { email, password }) {
      const { api } = await library();
      try {
        return await orRefused(
          async () => {
            const answer = await api.signInEmail({
              headers: headersOf(visitor),
              body: { email, password },
              returnHeaders: true,
            });
            const cookies = cookiesOf(answer.headers);
            return {
              kind: "twoFactorRedirect" in answer.response ? "second-step" : "done",
              cookies,
            } as const;
          },
          { INVALID_EMAIL_OR_PASSWORD: "wrong", INVALID_EMAIL: "wrong", PASSWORD_TOO_LONG: "wrong" } as const,
        );
      } catch (error) {
        if (error instanceof TooManySignIns) return { kind: "refused", reason: "busy" };
        throw error;
      }
    },

    async secondStep(visitor, code) {
      const { api } = await library();
      const call = { headers: headersOf(visitor), returnHeaders: true } as const;
      return orRefused(async () => {
        const { headers } = /^\d{6}$/.test(code)
          ? await api.verifyTOTP({ ...call, body: { code } })
          : await api.verifyBackupCode({ ...call, body: { code } });
        return { kind: "done", cookies: cookiesOf(headers) } as const;
      }, wrongCode);
    },

    async enter(visitor, account) {
      const { api } = await library();
      const { headers } = await api.enter({
        headers: headersOf(visitor),
        body: { account },
        returnHeaders: true,
      });
      return { kind: "done", cookies: cookiesOf(headers) };
    },

    async enterByProvider(visitor, account) {
      const { api } = await library();
      const { headers, response } = await api.enterByProvider({
        headers: headersOf(visitor),
        body: { account },
        returnHeaders: true,
      });
      const isAsked = "twoFactorRedirect" in response;
      return { kind: isAsked ? "second-step" : "done", cookies: cookiesOf(headers) };
    },

    async signOut(visitor) {
      const { api } = await library();
      const { headers } = await api.signOut({ headers: headersOf(visitor), returnHeaders: true });
      return { kind: "done", cookies: cookiesOf(headers) };
    },

    async makeAccount({ name, email, password, isConfirmed = false }) {
      const adapter = await inner();
      const address = email.toLowerCase();
      if (await adapter.findUserByEmail(address)) return "taken";
      // First, since it may be refused where too many wait.
      const hash = password === undefined ? undefined : await passwords.hash(password);
      const user = await adapter
        .createUser({ name, email: address, emailVerified: isConfirmed }, { method: "email-password" })
        .catch(async (error: unknown) => {
          // Another server may have made it since we looked.
          if (await adapter.findUserByEmail(address)) return undefined;
          throw error;
        });
      if (user === undefined) return "taken";
      const account = accountIdSchema.parse(user.id);
      if (hash !== undefined) await keepPassword(account, hash);
      return account;
    },

    async removeAccount(account) {
      await (await inner()).deleteUser(account);
    },

    async rename(account, name) {
      await (await inner()).updateUser(account, { name });
    },

    async setEmail(account, email) {
      const adapter = await inner();
      const address = email.toLowerCase();
      const there = await adapter.findUserByEmail(address);
      if (there && there.user.id !== account) return "taken";
      await adapter.updateUser(account, { email: address, emailVerified: false });
      return "set";
    },

    isEmailConfirmed: async (account) =>
      (await (await inner()).findUserById(account))?.emailVerified === true,

    async confirmEmail(account, email) {
      const adapter = await inner();
      const user = await adapter.findUserById(account);
      if (!user || user.emailVerified || user.email !== email.toLowerCase()) return;
      await links.drop(account);
      await adapter.updateUser(account, { emailVerified: true });
    },

    hasPassword: async (account) => (await passwordOf(account))?.password != null,

    async isPassword(account, password) {
      const hash = (await passwordOf(account))?.password;
      return hash != null && (await passwords.verify({ hash, password }));
    },

    setPassword: async (account, password) => keepPassword(account, await passwords.hash(password)),

    async sessions(account) {
      const open = await (await inner()).listSessions(account);
      return open
        .map(({ id, createdAt, updatedAt, ipAddress, userAgent }) => ({
          id,
          since: createdAt.getTime(),
          seen: updatedAt.getTime(),
          address: ipAddress ?? "",
          browser: userAgent ?? "",
        }))
        .toSorted((a, b) => b.seen - a.seen);
    },

    async beginSecondStep(visitor, password) {
      const { api } = await library();
      return orRefused(async () => {
        const begun = await api.enableTwoFactor({
          headers: headersOf(visitor),
          body: password === undefined ? {} : { password },
        });
        if (!("totpURI" in begun)) throw new Error("The library began another second step");
        return { kind: "begun", uri: begun.totpURI, codes: begun.backupCodes } as const;
      }, wrongPassword);
    },

    async confirmSecondStep(visitor, code) {
      const { api } = await library();
      return orRefused(async () => {
        const { headers } = await api.verifyTOTP({
          headers: headersOf(visitor),
          body: { code },
          returnHeaders: true,
        });
        return { kind: "done", cookies: cookiesOf(headers) } as const;
      }, wrongCode);
    },

    async endSecondStep(visitor, password) {
      const { api } = await library();
      return orRefused(async () => {
        const { headers } = await api.disableTwoFactor({
          headers: headersOf(visitor),
          body: password === undefined ? {} : { password },
          returnHeaders: true,
        });
        return { kind: "done", cookies: cookiesOf(headers) } as const;
      }, wrongPassword);
    },

    async dropSecondStep(account) {
      const { adapter, internalAdapter } = await (await library()).$context;
      await adapter.deleteMany({ model: "twoFactor", where: [{ field: "userId", value: account }] });
      await internalAdapter.updateUser(account, { twoFactorEnabled: false });
    },
  };
}
