const SECRET_NAME =
  /(?:^|_)(?:PASSWORD|PASSWD|PASSPHRASE|SECRET|SECRET_KEY|SECRET_ACCESS_KEY|API_KEY|APIKEY|AUTH_TOKEN|ACCESS_TOKEN|TOKEN|PRIVATE_KEY)$/iu;

/** True for a variable whose name says that its value is secret, and that names no file. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name);
}
