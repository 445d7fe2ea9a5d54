/** An address of IPv4 or IPv6, as the API server reads them: leading zeros of IPv4 were read once, and are let through. */
export function isAddress(text: string): boolean {
  return isVersion4(text) || isVersion6(text);
}

/** A network in the notation of CIDR. */
export function isNetwork(text: string): boolean {
  const [address = '', length = '', ...more] = text.split('/');
  if (more.length > 0 || !/^\d{1,3}$/u.test(length)) return false;
  return isVersion4(address) ? Number(length) <= 32 : isVersion6(address) && Number(length) <= 128;
}

function isVersion4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^\d{1,3}$/u.test(part) && Number(part) <= 255);
}

/** Eight groups of digits, of which `::` stands for any number; the last two may be an address of IPv4. */
function isVersion6(text: string): boolean {
  if (text.length > 45 || !text.includes(':')) return false;
  const halves = text.split('::');
  if (halves.length > 2) return false;
  let count = 0;
  for (const [index, half] of halves.entries()) {
    const groups = half === '' ? [] : half.split(':');
    for (const [at, group] of groups.entries()) {
      const last = index === halves.length - 1 && at === groups.length - 1;
      if (last && isVersion4(group)) count += 2;
      else if (/^[0-9a-fA-F]{1,4}$/u.test(group)) count += 1;
      else return false;
    }
  }
  return halves.length === 2 ? count <= 7 : count === 8;
}
