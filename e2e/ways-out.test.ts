// Letters and a provider's sign-ins as whoever runs the server sets them up: by variables of the environment.
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { request, type IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, expect, it } from "vitest";
import { startHonestProvider } from "../packages/server/src/identity/honest-provider.test-kit.ts";
import { startPeer } from "../packages/server/src/outgoing/mail/smtp-peer.test-kit.ts";
import { itineraIn, serve, type Serving } from "./command-line.ts";

let folder: string;
let server: Serving | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "itinera-ways-"));
});
afterEach(async () => {
  await server?.kill();
  server = undefined;
  await rm(folder, { recursive: true, force: true });
});

it("a letter invites somebody, who comes in at their provider", async () => {
  const provider = await startHonestProvider();
  const peer = await startPeer({ tls: "none" });
  const { issuer, clientId, clientSecret } = provider.settings;
  const variables = {
    SMTP_URL: `smtp://127.0.0.1:${peer.port}`,
    SMTP_FROM: "Itinera <itinera@example.org>",
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
    OIDC_NAME: "Our directory",
  };
  server = await serve(folder, { ...variables, ITINERA_ALLOW_NETWORKS: "127.0.0.0/8" });
  const { client } = server;
  const at = async (path: string, cookies: readonly string[] = []) => {
    const cookie = cookies.map((one) => one.split(";")[0] ?? "").join("; ");
    // By the name to which the provider sends people back, which fetch would not write.
    const asked = request((server?.url ?? "") + path, { headers: { cookie, host: "localhost" } }).end();
    const [answer] = (await once(asked, "response")) as [IncomingMessage];
    const { location = "", "set-cookie": given = [] } = answer.headers;
    return { body: await text(answer), location, given };
  };

  expect(await client.invite({ email: "marta@example.org", role: "editor", lang: "ru" })).toMatchObject({
    sent: true,
  });
  expect(peer.arrived[0]?.to).toEqual(["marta@example.org"]);
  expect(peer.arrived[0]?.raw.toString()).toContain(`${server.url}/enter#`);
  expect(JSON.parse((await at("/v1/me")).body)).toMatchObject({ mail: true, provider: "Our directory" });

  provider.people.set("marta", { email: "marta@example.org", isVerified: true, name: "Marta" });
  const begun = await at("/v1/oidc/start?back=/maps");
  const back = new URL(await provider.signIn(begun.location, "marta"));
  const entered = await at(back.pathname + back.search, begun.given);
  expect(entered.location).toBe("/maps");
  expect(JSON.parse((await at("/v1/me", entered.given)).body)).toMatchObject({
    kind: "account",
    account: { email: "marta@example.org", name: "Marta" },
    workspace: { role: "editor" },
  });

  // The same without leave to ask this computer's own network.
  await server.kill();
  server = await serve(folder, { ...variables, ITINERA_LOG: "silent" });
  expect((await at("/v1/oidc/start")).location).toBe("/sign-in?problem=oidc.unreachable");
  await peer.close();
  await provider.close();
});

it.each([
  ["ITINERA_ALLOW_NETWORKS", { ITINERA_ALLOW_NETWORKS: "10.0.0.0/8, 10.0.0.0/99" }, 1],
  ["SMTP_URL", { SMTP_URL: "smtp://ann:secret-of-ann@", SMTP_FROM: "itinera@example.org" }, 2],
  ["SMTP_FROM", { SMTP_URL: "smtp://127.0.0.1", SMTP_FROM: "nobody" }, 2],
  ["OIDC_CLIENT_ID", { OIDC_ISSUER: "https://login.example.org", OIDC_CLIENT_SECRET: "secret-of-ann" }, 2],
])("a wrong %s is named in one line", async (name, variables, code) => {
  const said = await itineraIn(variables, "serve", "--data", folder, "--port", "0");
  expect(said.err).toMatch(new RegExp(`^itinera: ${name}: [^\\n]+\\n$`));
  expect(said.err).not.toContain("secret-of-ann");
  expect(said).toMatchObject({ code, out: "" });
});
