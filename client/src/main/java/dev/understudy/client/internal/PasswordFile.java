package dev.understudy.client.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;

/** A PKCS#12 file (RFC 7292) with one entry, which is a text. */
public final class PasswordFile {

    private static final String ENTRY = "credentials";

    private final Path path;
    private final char[] password;

    /** This file, protected by this password. */
    public PasswordFile(Path path, char[] password) {
        this.path = path;
        this.password = password.clone();
    }

    /** The text, or nothing if there is no such file. */
    public Optional<String> load() throws IOException, GeneralSecurityException {
        try {
            SecureFiles.requireNoLink(path);
            var store = opened(Files.readAllBytes(path));
            var key = store.getKey(ENTRY, password);
            return Optional.ofNullable(key).map(found -> new String(found.getEncoded(), StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** The JDK tells of a wrong password as if the file could not be read. */
    private KeyStore opened(byte[] content) throws GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        try {
            store.load(new ByteArrayInputStream(content), password);
            return store;
        } catch (IOException e) {
            throw new GeneralSecurityException("the password is wrong or the file is damaged", e);
        }
    }

    /** Keeps a text instead of any before. To be called under the lock. */
    public void save(String text) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, password);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        var entry = new KeyStore.SecretKeyEntry(new SecretKeySpec(bytes, "AES")); // a name is needed, none is true
        store.setEntry(ENTRY, entry, new KeyStore.PasswordProtection(password));
        var whole = new ByteArrayOutputStream();
        store.store(whole, password);
        SecureFiles.sweep(path);
        SecureFiles.replace(path, whole.toByteArray());
        Arrays.fill(bytes, (byte) 0);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "PasswordFile[" + path + "]";
    }
}
