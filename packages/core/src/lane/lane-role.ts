/** Whose a lane is in a service blueprint, from the customer inwards. */
export const laneRoles = ["customer", "frontstage", "backstage", "support"] as const;
export type LaneRole = (typeof laneRoles)[number];

/** The lines of a blueprint, each above the first lane of its role. */
export const blueprintLines = {
  frontstage: "interaction",
  backstage: "visibility",
  support: "internal-interaction",
} as const satisfies Partial<Record<LaneRole, string>>;
export type BlueprintLine = (typeof blueprintLines)[keyof typeof blueprintLines];
