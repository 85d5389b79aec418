/** 0.975 quantile of the normal distribution. */
const z = 1.959963984540054;
/** The series below is poor for so few degrees of freedom. */
const fewDegrees = [Number.NaN, 12.7062047, 4.30265273, 3.18244631, 2.77644511, 2.57058184, 2.44691185];

/**
 * 0.975 quantile of Student's t, to 0.0002: the Cornish–Fisher expansion of Abramowitz and Stegun, Handbook of
 * Mathematical Functions, 26.7.5.
 */
export function studentQuantile(degrees: number): number {
  const known = fewDegrees[degrees];
  if (known !== undefined) return known;
  return (
    z +
    (z ** 3 + z) / (4 * degrees) +
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * degrees ** 2) +
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * degrees ** 3) +
    (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / (92160 * degrees ** 4)
  );
}

/** Half the width of the 95 % interval of a mean; `deviation`: of the sample (n − 1). null below two values. */
export const meanMargin = (n: number, deviation: number): number | null =>
  n < 2 ? null : (studentQuantile(n - 1) * deviation) / Math.sqrt(n);
