/** A finger that lies still so long takes what is under it, ms. */
export const longPress = 450;
/** A finger that moves less lies still, px. */
export const stillness = 8;
