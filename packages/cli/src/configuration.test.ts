import { describe, expect, it } from "vitest";
import { readConfiguration } from "./configuration.ts";

const read = (data: string | undefined, env: NodeJS.ProcessEnv) => {
  const configured = readConfiguration(data, env);
  if (configured.kind !== "configured") throw new Error(configured.detail);
  return configured.configuration;
};

describe("configuration", () => {
  it("takes relative folders from where the person stands", () => {
    expect(read("data/here", { INIT_CWD: "/home/ann" }).data).toBe("/home/ann/data/here");
    expect(read(undefined, { INIT_CWD: "/home/ann" })).toMatchObject({
      data: "/home/ann/itinera-data",
      dataLabel: "itinera-data",
    });
    expect(read("/srv/data", { INIT_CWD: "/home/ann" }).data).toBe("/srv/data");
  });

  it("knows another ClickHouse by its URL, with or without a reader", () => {
    const env = {
      INIT_CWD: "/",
      CLICKHOUSE_URL: "http://db:8123",
      CLICKHOUSE_USER: "w",
      CLICKHOUSE_PASSWORD: "p",
    };
    expect(read(undefined, env).clickHouse).toEqual({
      url: "http://db:8123",
      writer: { username: "w", password: "p" },
      reader: undefined,
    });
    const both = read(undefined, { ...env, CLICKHOUSE_READER_USER: "r", CLICKHOUSE_READER_PASSWORD: "q" });
    expect(both.clickHouse?.reader).toEqual({ username: "r", password: "q" });
  });

  it("says which variable is wrong", () => {
    expect(readConfiguration(undefined, { CLICKHOUSE_URL: "no url" })).toMatchObject({
      kind: "wrong",
      where: "CLICKHOUSE_URL",
    });
    expect(readConfiguration(undefined, { CLICKHOUSE_DATABASE: "a; DROP" })).toMatchObject({ kind: "wrong" });
  });

  it("knows what several servers share, and refuses a Redis where one of these is missing", () => {
    const env = {
      INIT_CWD: "/home/ann",
      REDIS_URL: "redis://cache:6379",
      DATABASE_URL: "postgres://ann:secret@db/maps",
      CLICKHOUSE_URL: "http://db:8123",
      ITINERA_FILES: "shared",
      ITINERA_SECRET: "x".repeat(32),
    };
    expect(read(undefined, env)).toMatchObject({
      databaseUrl: env.DATABASE_URL,
      redisUrl: env.REDIS_URL,
      files: "/home/ann/shared",
    });
    for (const name of ["DATABASE_URL", "CLICKHOUSE_URL", "ITINERA_FILES", "ITINERA_SECRET"]) {
      const wrong = readConfiguration(undefined, { ...env, [name]: undefined });
      expect(wrong).toMatchObject({ kind: "wrong", where: "REDIS_URL" });
      expect(JSON.stringify(wrong)).toContain(name);
    }
    expect(readConfiguration(undefined, { DATABASE_URL: "mysql://db/maps" })).toMatchObject({
      where: "DATABASE_URL",
    });
  });

  it("knows a mail server by one URL and a sender", () => {
    const mail = (SMTP_URL: string) =>
      read(undefined, { SMTP_URL, SMTP_FROM: "Itinera <maps@example.org>" }).mail;
    expect(mail("smtp://ann:p%40ss%3A%2F@mail.example.org:2525")).toEqual({
      host: "mail.example.org",
      port: 2525,
      secure: false,
      user: "ann",
      password: "p@ss:/",
      from: "Itinera <maps@example.org>",
    });
    expect(mail("smtps://mail.example.org")).toMatchObject({ port: 465, secure: true });
    expect(mail("smtp://[::1]/")).toMatchObject({ host: "::1", port: 587 });
    expect(mail("smtp://mail.example.org")).not.toHaveProperty("user");
    expect(read(undefined, {}).mail).toBeUndefined();
  });

  it.each([
    ["SMTP_URL", { SMTP_URL: "mail.example.org:587" }],
    ["SMTP_URL", { SMTP_URL: "http://mail.example.org" }],
    ["SMTP_URL", { SMTP_URL: "smtp://" }],
    ["SMTP_URL", { SMTP_URL: "smtp://ann@mail.example.org" }],
    ["SMTP_URL", { SMTP_URL: "smtp://ann:100%@mail.example.org" }],
    ["SMTP_URL", { SMTP_URL: "smtp://mail.example.org?tls=no" }],
    ["SMTP_URL", { SMTP_URL: "smtp://mail.example.org" }],
    ["SMTP_FROM", { SMTP_FROM: "maps@example.org" }],
    ["SMTP_FROM", { SMTP_URL: "smtp://mail.example.org", SMTP_FROM: "Itinera" }],
    ["SMTP_FROM", { SMTP_URL: "smtp://mail.example.org", SMTP_FROM: "maps@example.org\nBcc: a@example.org" }],
  ])("says that %s is wrong, and nothing of a password: %j", (where, env) => {
    const wrong = readConfiguration(undefined, env);
    expect(wrong).toMatchObject({ kind: "wrong", where });
    expect(JSON.stringify(wrong)).not.toMatch(/ann|100%/);
  });

  const provider = {
    OIDC_ISSUER: "https://login.example.org/realms/one",
    OIDC_CLIENT_ID: "itinera",
    OIDC_CLIENT_SECRET: "secret",
  };

  it("knows a provider, whom it sends here, and as what", () => {
    expect(read(undefined, provider).provider).toEqual({
      issuer: provider.OIDC_ISSUER,
      clientId: "itinera",
      clientSecret: "secret",
      name: "login.example.org",
      domains: [],
      role: "viewer",
    });
    const more = {
      OIDC_NAME: "Our login",
      OIDC_DOMAINS: "Example.org, shop.example.com",
      OIDC_ROLE: "editor",
    };
    expect(read(undefined, { ...provider, ...more }).provider).toMatchObject({
      name: "Our login",
      domains: ["example.org", "shop.example.com"],
      role: "editor",
    });
    expect(read(undefined, {}).provider).toBeUndefined();
  });

  it.each([
    ["OIDC_CLIENT_SECRET", { OIDC_CLIENT_SECRET: undefined }],
    ["OIDC_ISSUER", { OIDC_ISSUER: undefined }],
    ["OIDC_ISSUER", { OIDC_ISSUER: "login.example.org" }],
    ["OIDC_DOMAINS", { OIDC_DOMAINS: "@example.org" }],
    ["OIDC_DOMAINS", { OIDC_DOMAINS: "example.org,*" }],
    ["OIDC_ROLE", { OIDC_ROLE: "owner" }],
  ])("says that %s is wrong: %j", (where, env) => {
    expect(readConfiguration(undefined, { ...provider, ...env })).toMatchObject({ kind: "wrong", where });
  });
});
