/** What is taken in; the sizes of messages and batches are Segment's. */
export const collectLimits = {
  messageBytes: 32 * 1024,
  batchBytes: 500 * 1024,
  batchMessages: 2_500,
  /** UTF-16 units. */
  nameLength: 500,
  idLength: 500,
  channelLength: 200,
  propertyNameLength: 200,
  properties: 500,
} as const;
