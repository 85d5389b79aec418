import tls from "node:tls";

/** A certificate that nobody trusts unless told, for localhost, idp.test, 127.0.0.1 and 127.0.0.2; until 2126. */
export const selfSigned = {
  cert: `-----BEGIN CERTIFICATE-----
MIIBqjCCAVGgAwIBAgIUBPiUXbnfS5rR69olKdfItEVLxr0wCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMjE1MzkxOFoYDzIxMjYxMDI5
MTUzOTE4WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAQ4FaXAog5Kr8iWckK8jZ9UMaL4VJZMa3l9sayNVm6+nBWgqthyVay6
kBJaePuyWy7EQYUcmk7F6E/gV8NgrMreo38wfTAdBgNVHQ4EFgQUunlwUi84DmDb
FWIyD/DdYkHsvM0wHwYDVR0jBBgwFoAUunlwUi84DmDbFWIyD/DdYkHsvM0wDwYD
VR0TAQH/BAUwAwEB/zAqBgNVHREEIzAhgglsb2NhbGhvc3SCCGlkcC50ZXN0hwR/
AAABhwR/AAACMAoGCCqGSM49BAMCA0cAMEQCIE7E2CRJ5i00N/Q/Ji+vHDx+k/se
L945uS92LYjP7y2PAiBIlC9GxahkUVxCorch4yPKgzYyCkXhqIeWPUS6VOHZGg==
-----END CERTIFICATE-----`,
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgrjI14iq14nXGqmms
LIlSFRajkY4ccMYSvjifj2X+bMuhRANCAAQ4FaXAog5Kr8iWckK8jZ9UMaL4VJZM
a3l9sayNVm6+nBWgqthyVay6kBJaePuyWy7EQYUcmk7F6E/gV8NgrMre
-----END PRIVATE KEY-----`,
};

/** Does something while this process trusts it. */
export async function whileTrusted<T>(work: () => Promise<T>): Promise<T> {
  const usual = tls.getCACertificates("default");
  tls.setDefaultCACertificates([...usual, selfSigned.cert]);
  try {
    return await work();
  } finally {
    tls.setDefaultCACertificates(usual);
  }
}
