import { homes, mayImport, pure, wayOut } from "./imports.mjs";

const names = Object.keys(mayImport);
const tests = "(/|\\.)(test|test-kit)\\.tsx?$";

const down = names.map((name) => ({
  name: `${name}-imports-down`,
  comment: `${name} may import ${mayImport[name].join(", ") || "no other package"}`,
  severity: "error",
  from: { path: `^packages/${name}/`, pathNot: tests },
  to: {
    path: "^packages/([^/]+)/",
    pathNot: [name, ...mayImport[name]].map((one) => `^packages/${one}/`),
  },
}));

const doors = {
  name: "front-door-only",
  comment: "another package is imported by its index.ts",
  severity: "error",
  from: { path: "^packages/([^/]+)/" },
  to: {
    path: "^packages/[^/]+/src/",
    pathNot: ["^packages/$1/", "^packages/[^/]+/src/index\\.ts$", "(/|\\.)test-kit\\.ts$", "^packages/scene/fonts/"],
  },
};

const notByTheWayOut = { path: "^packages/(server|cli)/src/", pathNot: [tests, `^${wayOut.folder}`] };
const oneWayOut = [
  {
    name: "one-way-out",
    comment: `what connects to somewhere is in ${wayOut.folder}`,
    severity: "error",
    from: notByTheWayOut,
    to: { path: `node_modules/(${wayOut.packages.join("|")})/` },
  },
  {
    name: "one-way-out-of-node",
    comment: `what connects to somewhere is in ${wayOut.folder}`,
    severity: "error",
    from: notByTheWayOut,
    to: { path: `^(node:)?(${wayOut.modules.join("|")})$`, dependencyTypesNot: ["type-only"] },
  },
];

export default {
  forbidden: [
    ...down,
    doors,
    ...oneWayOut,
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "pure-packages-stay-pure",
      severity: "error",
      from: { path: `^packages/(${pure.join("|")})/`, pathNot: tests },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "declared-dependencies",
      severity: "error",
      // The pages and the tracker are bundled: what they use is a devDependency of theirs.
      from: { path: "^packages/", pathNot: [tests, "^packages/(web|tracker)/"] },
      to: { path: "node_modules/", dependencyTypes: ["npm-no-pkg", "npm-unknown", "npm-dev"] },
    },
    {
      name: "tracker-stays-small",
      comment:
        "what the tracker takes of another package is types: its code would go to every page of a customer",
      severity: "error",
      from: { path: "^packages/tracker/src/", pathNot: tests },
      to: {
        path: "^packages/(?!tracker/)|node_modules/",
        dependencyTypesNot: ["type-only"],
      },
    },
    { name: "no-unresolved", severity: "error", from: {}, to: { couldNotResolve: true } },
    ...Object.entries(homes).map(([outside, own]) => ({
      name: `${outside}-has-one-home`,
      severity: "error",
      from: { path: "^packages/", pathNot: [tests, ...own.map((name) => `^packages/${name}/`)] },
      to: { path: `node_modules/${outside}/` },
    })),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.tests.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".json"],
    },
    exclude: { path: ["\\.types/", "/dist/"] },
  },
};
