interface KnownUserNameProps {
  readonly email: string;
}

/** Tells a password manager whose password is asked for, where people are not asked who they are. */
export function KnownUserName({ email }: KnownUserNameProps) {
  return <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />;
}
