/** Functions that several mappings begin with. They take whatever stands in a payload. */

/** An e-mail address in lower case; nothing for what is none. */
export const mail = String.raw`$mail := function($text) {
    $type($text) = "string" ? ($contains($text, "@") ? $lowercase($trim($text)))
  };`;

/** A phone number as tel:+digits; nothing for a short number within a company. */
export const tel = String.raw`$tel := function($number) {(
    $digits := $replace($string($number), /[^0-9]/, "");
    $length($digits) > 6 ? "tel:+" & $digits
  )};`;
