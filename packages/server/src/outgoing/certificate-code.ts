/** Node's codes for a certificate that does not convince, and OpenSSL's for a handshake that fails. */
const untrusted =
  /^(ERR_TLS_CERT|ERR_SSL|CERT_|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE)|SELF_SIGNED/;

/** Whether an error's code says that the other side was reached, but TLS does not trust it. */
export const isCertificateCode = (code: string) => untrusted.test(code);
