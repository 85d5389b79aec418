import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort, startDaemon } from "../../../../store/src/testing/daemon.test-kit.ts";
import { fromDebian } from "../../../../store/src/testing/debian-package.test-kit.ts";
import { selfSigned } from "../self-signed.test-kit.ts";

export interface Postfix {
  readonly port: number;
  /** What lies in the one mailbox, reader@example.com. */
  letters(): Promise<readonly string[]>;
  stop(): Promise<void>;
}

const program = "/usr/sbin/postfix";
const find = () => (existsSync(program) ? program : undefined);

const services = [
  "cleanup unix n - n - 0 cleanup",
  "qmgr unix n - n 300 1 qmgr",
  "tlsmgr unix - - n 1000? 1 tlsmgr",
  "rewrite unix - - n - - trivial-rewrite",
  "bounce unix - - n - 0 bounce",
  "defer unix - - n - 0 bounce",
  "trace unix - - n - 0 bounce",
  "verify unix - - n - 1 verify",
  "flush unix n - n 1000? 0 flush",
  "proxymap unix - - n - - proxymap",
  "anvil unix - - n - 1 anvil",
  "scache unix - - n - 1 scache",
  "error unix - - n - - error",
  "virtual unix - n n - - virtual",
  "postlog unix-dgram n - n - 1 postlogd",
];

/** Debian's Postfix with a mailbox, in a temporary folder; undefined where it cannot be had: it wants to be started by root. */
export async function startPostfix(): Promise<Postfix | undefined> {
  if (fromDebian("postfix", find) === undefined || process.getuid?.() !== 0) return undefined;
  const folder = await mkdtemp(path.join(tmpdir(), "itinera-postfix-"));
  // Its parts run as another user.
  await chmod(folder, 0o755);
  const inside = (name: string) => path.join(folder, name);
  const port = await freePort();
  const idOf = (option: string) => spawnSync("id", [option, "postfix"], { encoding: "utf8" }).stdout.trim();
  const [user, group] = [idOf("-u"), idOf("-g")];
  for (const name of ["queue", "data", "mail"]) await mkdir(inside(name), { mode: 0o755 });
  for (const name of ["data", "mail"]) await chown(inside(name), Number(user), Number(group));
  await writeFile(inside("cert.pem"), `${selfSigned.key}\n${selfSigned.cert}\n`, { mode: 0o600 });
  const settings = {
    compatibility_level: "3.6",
    queue_directory: inside("queue"),
    data_directory: inside("data"),
    maillog_file: inside("log"),
    maillog_file_prefixes: folder,
    inet_interfaces: "127.0.0.1",
    myhostname: "mail.example.com",
    mydestination: "",
    // It passes nothing on to other hosts.
    mynetworks: "",
    virtual_mailbox_domains: "example.com",
    virtual_mailbox_base: inside("mail"),
    virtual_mailbox_maps: `inline:{reader@example.com=reader/}`,
    virtual_minimum_uid: user,
    virtual_uid_maps: `static:${user}`,
    virtual_gid_maps: `static:${group}`,
    smtpd_tls_security_level: "encrypt",
    smtpd_tls_chain_files: inside("cert.pem"),
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}`);
  await writeFile(inside("main.cf"), `${lines.join("\n")}\n`);
  const listener = `127.0.0.1:${port} inet n - n - - smtpd`;
  await writeFile(inside("master.cf"), `${[listener, ...services].join("\n")}\n`);
  // Makes the folders of the queue; its own start would leave behind what it started.
  spawnSync(program, ["-c", folder, "check"], { stdio: "ignore" });
  const daemon = await startDaemon({
    command: ["/usr/lib/postfix/sbin/master", "-c", folder, "-s"],
    end: "TERM",
    answers: () => greets(port),
  });
  return {
    port,
    async letters() {
      const box = inside("mail/reader/new");
      const names = await readdir(box).catch(() => []);
      return Promise.all(names.map((name) => readFile(path.join(box, name), "utf8")));
    },
    async stop() {
      await daemon.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function greets(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  try {
    const [said] = (await once(socket, "data")) as [Buffer];
    return said.toString().startsWith("220");
  } finally {
    socket.destroy();
  }
}
