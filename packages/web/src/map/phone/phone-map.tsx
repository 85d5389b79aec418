export function PhoneMap() {
  return null;
}
