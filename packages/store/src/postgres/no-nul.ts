import {
  OperationNodeTransformer,
  type KyselyPlugin,
  type PrimitiveValueListNode,
  type ValueNode,
} from "kysely";

export const withoutNul = (text: string): string => text.replaceAll("\0", "\u{FFFD}");
const replaced = (value: unknown): unknown => (typeof value === "string" ? withoutNul(value) : value);

class NulReplacer extends OperationNodeTransformer {
  protected override transformValue(node: ValueNode): ValueNode {
    return { ...node, value: replaced(node.value) };
  }
  protected override transformPrimitiveValueList(node: PrimitiveValueListNode): PrimitiveValueListNode {
    return { ...node, values: node.values.map(replaced) };
  }
}

/** PostgreSQL's text has no NUL, SQLite's has: a name with one is found again by the same name. */
export function noNul(): KyselyPlugin {
  const replacer = new NulReplacer();
  return {
    transformQuery: ({ node }) => replacer.transformNode(node),
    transformResult: ({ result }) => Promise.resolve(result),
  };
}
