package dev.understudy.server.model;

/**
 * The public half of a service-account key; the private half is in the downloaded file only.
 *
 * @param id the key id: 40 hexadecimal digits
 * @param publicKey the X.509 SubjectPublicKeyInfo in base64
 * @param status whether it may be used
 */
public record ServiceAccountKey(String id, String publicKey, Status status) {}
