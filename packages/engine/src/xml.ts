/** Element name → text, children, or one element per array item. */
export interface XmlTree {
  readonly [element: string]: XmlValue | readonly XmlValue[];
}
type XmlValue = string | number | XmlTree;

export function toXml(tree: XmlTree, indent = ""): string {
  return Object.entries(tree)
    .flatMap(([name, value]) => (isList(value) ? value : [value]).map((item) => element(name, item, indent)))
    .join("");
}

function element(name: string, value: XmlValue, indent: string): string {
  const content =
    typeof value === "object" ? `\n${toXml(value, `${indent}  `)}${indent}` : escape(`${value}`);
  return `${indent}<${name}>${content}</${name}>\n`;
}

function isList(value: XmlValue | readonly XmlValue[]): value is readonly XmlValue[] {
  return Array.isArray(value);
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
