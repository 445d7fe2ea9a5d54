/** True for a name of a time zone (IANA): `Europe/Paris`, `UTC`. Offsets such as `+02:00`, which some engines read, are none. */
export function isTimeZone(name: string): boolean {
  if (/^[+-]/u.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
