const mostSigns = 14;

/** Enough of an id to tell it from its neighbours. */
export const shortened = (id: string): string => {
  const signs = Array.from(id);
  return signs.length <= mostSigns ? id : `${signs.slice(0, mostSigns - 1).join("")}…`;
};
